import { extname } from 'node:path'
import { FreecurveError, type Registry, type SpectrumWriter } from '@freecurve/core'

/** The writer for a file's ending. Throws E_FILE_WRITE with the endings there are. */
export function writerFor(registry: Registry, path: string): SpectrumWriter {
  const writers = registry.list('spectrum-writer')
  const ending = extname(path).slice(1).toLowerCase()
  const writer = writers.find(({ extensions }) => extensions.includes(ending))
  if (writer !== undefined) return writer
  const known = writers.flatMap(({ extensions }) => extensions.map((name) => `.${name}`)).join(', ')
  const reason = `no writer for the ending "${ending}"; there are ${known}`
  throw new FreecurveError('E_FILE_WRITE', `Cannot write ${path}: ${reason}. Nothing was written.`, { path, reason })
}
