import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { callPlugin, createSpectrum, FreecurveError, type Registry, type Spectrum } from '@freecurve/core'
import { eigenvaluesFrom, readNumbers } from '@freecurve/spectra-io'
import { readBytes } from './read-bytes.ts'

/** Eigenvalues of one file, in file order. Throws the E_FILE_… and E_SPECTRUM_SHAPE errors of the readers. */
export async function readEigenvalues(registry: Registry, path: string): Promise<Float64Array> {
  return eigenvaluesOfBytes(registry, path, await readBytes(path))
}

function eigenvaluesOfBytes(registry: Registry, path: string, bytes: Uint8Array): Float64Array {
  const readers = registry.list('spectrum-reader').map((reader) => ({
    ...reader,
    recognizes: (given: Uint8Array) => callPlugin(reader, () => reader.recognizes(given)),
    read: (given: Uint8Array) => callPlugin(reader, () => reader.read(given)),
  }))
  return eigenvaluesFrom(readNumbers(bytes, basename(path), readers), basename(path))
}

/**
 * Spectra from one or more files, ascending in size; several files of one size are replicates.
 *
 * @param size n0, where it was given: every file must hold as many eigenvalues.
 * @throws E_USAGE for files of equal content, and what reading and createSpectrum throw.
 */
export async function readSpectra(
  registry: Registry,
  paths: readonly string[],
  size: number | undefined,
): Promise<readonly Spectrum[]> {
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readBytes(path) })))
  const read = files.map(({ path, bytes }) => ({
    path,
    values: eigenvaluesOfBytes(registry, path, bytes),
    checksum: createHash('sha256').update(bytes).digest('hex'),
  }))
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

/** One spectrum from files of one size. Throws as {@link readSpectra}, and E_USAGE for files of different sizes. */
export async function readSpectrum(
  registry: Registry,
  paths: readonly string[],
  size: number | undefined,
): Promise<Spectrum> {
  const spectra = await readSpectra(registry, paths, size)
  if (spectra.length > 1)
    throw new FreecurveError(
      'E_USAGE',
      `The files hold spectra of different sizes (${spectra.map((one) => one.size).join(', ')}). Here several files are replicates: random submatrices of one size. Give files of one size, e.g. only those of ${spectra.at(-1)!.size}; decompress and validate take several.`,
      { option: 'spectrum', got: spectra.map((one) => one.size) },
    )
  return spectra[0]!
}
