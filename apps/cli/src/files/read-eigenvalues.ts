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
 * One spectrum from one or more files; several files of one size are replicates.
 *
 * @param size n0, where it was given: every file must hold as many eigenvalues.
 * @throws E_USAGE for files of different sizes or equal content, and what reading and createSpectrum throw.
 */
export async function readSpectrum(
  registry: Registry,
  paths: readonly string[],
  size: number | undefined,
): Promise<Spectrum> {
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readBytes(path) })))
  const samples = files.map(({ path, bytes }) => eigenvaluesOfBytes(registry, path, bytes))
  const counts = samples.map((values) => values.length)
  if (size === undefined && new Set(counts).size > 1)
    throw new FreecurveError(
      'E_USAGE',
      `The files hold spectra of different sizes (${counts.join(', ')}). Several files are replicates: random submatrices of one size. Give files of one size, e.g. only those of ${Math.max(...counts)}.`,
      { option: 'spectrum', got: counts },
    )
  const checksums = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  const twin = checksums.findIndex((checksum, k) => checksums.indexOf(checksum) < k)
  if (twin >= 0)
    throw new FreecurveError(
      'E_USAGE',
      `${paths[checksums.indexOf(checksums[twin]!)]} and ${paths[twin]} hold the same bytes: two identical files are not two independent samples. Give each sample once.`,
      { option: 'spectrum', got: paths },
    )
  const label = paths.length === 1 ? paths[0]! : `${paths[0]} and ${paths.length - 1} more`
  return createSpectrum(samples, { ...(size === undefined ? {} : { size }), source: { label, checksums } })
}
