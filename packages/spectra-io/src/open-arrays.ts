import {
  type ByteSource,
  callPlugin,
  callPluginAsync,
  FreecurveError,
  isFreecurveError,
  type SpectrumReader,
  type StoredArray,
} from '@freecurve/core'
import { guardedArray } from './arrays/guarded-array.ts'
import { nameForeignFormat } from './name-foreign-format.ts'
import { textReader } from './text/reader.ts'

/** First bytes that a reader is shown. */
const HEAD = 2 ** 16

/**
 * The arrays in a file: the reader that recognises the content opens it, else the one the name's ending belongs to, else the text reader
 * if the content looks like numbers in text. So a misnamed file is read where its content is unmistakable, and a `.npy` file that is
 * none is an error that says what is wrong with it.
 *
 * @throws E_FILE_FORMAT (message begins with the name), E_FILE_UNKNOWN with the ids of the readers; so do the arrays when they are read.
 */
export async function openArrays(
  file: ByteSource,
  readers: readonly SpectrumReader[],
): Promise<readonly StoredArray[]> {
  const head = await file.read(0, Math.min(HEAD, file.size))
  const reader = chooseReader(head, file.name, readers)
  if (reader === undefined) {
    const ids = readers.map(({ id }) => id)
    const foreign = file.size === 0 ? 'an empty file' : (nameForeignFormat(head) ?? 'of no format known here')
    const message = `${file.name} is ${foreign}. Formats that can be read: ${ids.join(', ') || 'none'}.`
    throw new FreecurveError('E_FILE_UNKNOWN', message, { name: file.name, readers: ids })
  }
  if (file.size === 0)
    throw new FreecurveError('E_FILE_FORMAT', `${file.name}: The file is empty, it has 0 bytes.`, { format: reader.id })
  const run = <R>(work: () => Promise<R>): Promise<R> => withName(file.name, () => callPluginAsync(reader, work))
  const arrays = await run(() => reader.open(file))
  return arrays.map((array) => guardedArray(array, run))
}

async function withName<R>(name: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (cause) {
    if (!isFreecurveError(cause) || cause.code !== 'E_FILE_FORMAT') throw cause
    const details = cause.details as FreecurveError<'E_FILE_FORMAT'>['details']
    throw new FreecurveError('E_FILE_FORMAT', `${name}: ${cause.message}`, details, { cause })
  }
}

function chooseReader(head: Uint8Array, name: string, readers: readonly SpectrumReader[]): SpectrumReader | undefined {
  const recognizes = (reader: SpectrumReader): boolean => callPlugin(reader, () => reader.recognizes(head))
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return (
    readers.find((reader) => reader.id !== textReader.id && recognizes(reader)) ??
    readers.find((reader) => reader.extensions.includes(ending)) ??
    readers.find((reader) => reader.id === textReader.id && recognizes(reader))
  )
}
