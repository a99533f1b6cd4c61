import { type ByteSource, createSpectrum, FreecurveError, type Registry, type Spectrum } from '@freecurve/core'
import { chooseArray, eigenvaluesFrom, openArrays } from '@freecurve/spectra-io'
import { checksumOf, withFile } from '@freecurve/spectra-io/node'
import { inputName } from '../print/input-name.ts'
import { splitKey } from './split-key.ts'

/** Which of the numbers in a file are wanted. */
export interface ReadOptions {
  /** Name of the array, where a file holds several. */
  readonly key?: string | undefined
  /** n0, where it was given: every file must hold as many eigenvalues. */
  readonly size?: number | undefined
  readonly check?: Check | undefined
}

/** Told of a file before it is read, and may refuse it. */
type Check = (file: ByteSource, path: string) => Promise<void>

/**
 * Eigenvalues of one input, `file` or `file::key`, in file order, and the checksum of the file's bytes. Throws the E_FILE_… and
 * E_SPECTRUM_SHAPE errors of the readers.
 */
export function readEigenvalues(registry: Registry, input: string, given?: string, check?: Check) {
  const { path, key } = splitKey(input, given)
  return withFile(path, async (file) => {
    await check?.(file, path)
    const array = chooseArray(await openArrays(file, registry.list('spectrum-reader')), key, file.name)
    return {
      path: inputName(input, array.key),
      key: array.key,
      values: await eigenvaluesFrom(array, file.name),
      checksum: await checksumOf(file),
    }
  })
}

/**
 * Spectra from one or more files, ascending in size; several files of one size are replicates.
 *
 * @throws E_USAGE for files of equal content, and what reading and createSpectrum throw.
 */
export async function readSpectra(
  registry: Registry,
  paths: readonly string[],
  { key, size, check }: ReadOptions,
): Promise<readonly Spectrum[]> {
  const read = await Promise.all(paths.map((path) => readEigenvalues(registry, path, key, check)))
  const contents = read.map(({ checksum, key }) => `${checksum} ${key}`)
  const twin = contents.findIndex((content, k) => contents.indexOf(content) < k)
  if (twin >= 0)
    throw new FreecurveError(
      'E_USAGE',
      `${paths[contents.indexOf(contents[twin]!)]} and ${paths[twin]} hold the same bytes: two identical files are not two independent samples. Give each sample once.`,
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
