import { createSpectrum, FreecurveError, type Registry, type Spectrum } from '@freecurve/core'
import { chooseArray, eigenvaluesFrom, openArrays } from '@freecurve/spectra-io'
import { checksumOf, withFile } from '@freecurve/spectra-io/node'

/** Which of the numbers in a file are wanted. */
export interface ReadOptions {
  /** Name of the array, where a file holds several. */
  readonly key?: string | undefined
  /** n0, where it was given: every file must hold as many eigenvalues. */
  readonly size?: number | undefined
}

/** Eigenvalues of one file, in file order, and the checksum of its bytes. Throws the E_FILE_… and E_SPECTRUM_SHAPE errors of the readers. */
export const readEigenvalues = (registry: Registry, path: string, key: string | undefined) =>
  withFile(path, async (file) => {
    const array = chooseArray(await openArrays(file, registry.list('spectrum-reader')), key, file.name)
    return { path, values: await eigenvaluesFrom(array, file.name), checksum: await checksumOf(file) }
  })

/**
 * Spectra from one or more files, ascending in size; several files of one size are replicates.
 *
 * @throws E_USAGE for files of equal content, and what reading and createSpectrum throw.
 */
export async function readSpectra(
  registry: Registry,
  paths: readonly string[],
  { key, size }: ReadOptions,
): Promise<readonly Spectrum[]> {
  const read = await Promise.all(paths.map((path) => readEigenvalues(registry, path, key)))
  const checksums = read.map(({ checksum }) => checksum)
  const twin = checksums.findIndex((checksum, k) => checksums.indexOf(checksum) < k)
  if (twin >= 0)
    throw new FreecurveError(
      'E_USAGE',
      `${paths[checksums.indexOf(checksums[twin]!)]} and ${paths[twin]} hold the same bytes: two identical files are not two independent samples. Give each sample once.`,
      { option: 'spectrum', got: paths },
    )
  const groups = new Map<number, typeof read>()
  for (const one of read) groups.set(one.values.length, [...(groups.get(one.values.length) ?? []), one])
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => {
      const label = group.length === 1 ? group[0]!.path : `${group[0]!.path} and ${group.length - 1} more`
      const source = { label, checksums: group.map(({ checksum }) => checksum) }
      return createSpectrum(
        group.map(({ values }) => values),
        { ...(size === undefined ? {} : { size }), source },
      )
    })
}

/** The one spectrum there is. Throws E_USAGE for spectra of different sizes. */
export function onlySpectrum(spectra: readonly Spectrum[]): Spectrum {
  if (spectra.length > 1)
    throw new FreecurveError(
      'E_USAGE',
      `The files hold spectra of different sizes (${spectra.map((one) => one.size).join(', ')}). Here several files are replicates: random submatrices of one size. Give files of one size, e.g. only those of ${spectra.at(-1)!.size}; decompress and validate take several.`,
      { option: 'spectrum', got: spectra.map((one) => one.size) },
    )
  return spectra[0]!
}
