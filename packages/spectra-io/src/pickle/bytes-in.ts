import { PickleError, type PickleValue } from './value.ts'

/** Bytes, or a text that stands for them, one character for each: how Python 2, and Python 3 in protocol 2, write them. */
export function bytesIn(value: PickleValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value !== 'string') throw new PickleError('bytes are missing')
  const bytes = new Uint8Array(value.length)
  for (let k = 0; k < value.length; k++) {
    const code = value.charCodeAt(k)
    if (code > 255) throw new PickleError('a text that stands for bytes is none')
    bytes[k] = code
  }
  return bytes
}
