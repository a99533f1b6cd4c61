import { callPlugin, FreecurveError, isFreecurveError, type NumberArray, type SpectrumReader } from '@freecurve/core'
import { nameForeignFormat } from './name-foreign-format.ts'
import { textReader } from './text-reader.ts'

/** Advice for archives of numpy, which hold several arrays. */
const NPZ = ' Save one array of the archive as .npy: numpy.save("x.npy", numpy.load("x.npz")["name"]).'

/**
 * The numbers in a file: the reader that recognises the content reads it, else the one the name's ending belongs to,
 * else the text reader if the content looks like numbers in text. So a misnamed file is read where its content is
 * unmistakable, and a `.npy` file that is none is an error that says what is wrong with it.
 *
 * @param name file name, for its ending and for messages.
 * @throws E_FILE_FORMAT (message begins with the name), E_FILE_UNKNOWN with the ids of the readers.
 */
export function readNumbers(bytes: Uint8Array, name: string, readers: readonly SpectrumReader[]): NumberArray {
  const reader = chooseReader(bytes, name, readers)
  if (reader === undefined) {
    const ids = readers.map(({ id }) => id)
    const foreign = bytes.length === 0 ? 'an empty file' : (nameForeignFormat(bytes) ?? 'of no format known here')
    const message = `${name} is ${foreign}. Formats that can be read: ${ids.join(', ') || 'none'}.${name.toLowerCase().endsWith('.npz') ? NPZ : ''}`
    throw new FreecurveError('E_FILE_UNKNOWN', message, { name, readers: ids })
  }
  try {
    return callPlugin(reader, () => reader.read(bytes))
  } catch (cause) {
    if (!isFreecurveError(cause) || cause.code !== 'E_FILE_FORMAT') throw cause
    const details = cause.details as FreecurveError<'E_FILE_FORMAT'>['details']
    throw new FreecurveError('E_FILE_FORMAT', `${name}: ${cause.message}`, details, { cause })
  }
}

function chooseReader(bytes: Uint8Array, name: string, readers: readonly SpectrumReader[]): SpectrumReader | undefined {
  const recognizes = (reader: SpectrumReader): boolean => callPlugin(reader, () => reader.recognizes(bytes))
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return (
    readers.find((reader) => reader.id !== textReader.id && recognizes(reader)) ??
    readers.find((reader) => reader.extensions.includes(ending)) ??
    readers.find((reader) => reader.id === textReader.id && recognizes(reader))
  )
}
