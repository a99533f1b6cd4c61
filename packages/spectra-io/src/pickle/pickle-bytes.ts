import { viewOf } from '../bytes/view-of.ts'
import { PickleError } from './value.ts'

/** Longest text that every current engine can hold as one string. */
const LONGEST_TEXT = 2 ** 29 - 25

/** Longest integer, in bytes: far longer than any that is a number of an array. */
const LONGEST_INTEGER = 256

/** The bytes of a pickle, read from the first to the last. Throws PickleError at their end. */
export function pickleBytes(bytes: Uint8Array) {
  const view = viewOf(bytes)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let at = 0
  const step = (count: number): number => {
    const from = at
    if (!(count >= 0 && from + count <= bytes.length)) throw new PickleError('it is cut off')
    at += count
    return from
  }
  const take = (count: number): Uint8Array => {
    const from = step(count)
    return bytes.subarray(from, from + count)
  }
  const text = (count: number): string => {
    const piece = take(count)
    if (count > LONGEST_TEXT) throw new PickleError(`a text of ${count} bytes is too long`)
    try {
      return decoder.decode(piece)
    } catch {
      throw new PickleError('a text is not valid UTF-8')
    }
  }
  return {
    place: () => at,
    left: () => bytes.length - at,
    uint8: () => view.getUint8(step(1)),
    uint16: () => view.getUint16(step(2), true),
    int32: () => view.getInt32(step(4), true),
    uint32: () => view.getUint32(step(4), true),
    /** Lengths beyond 2^53 are behind the end of any file. */
    uint64: () => Number(view.getBigUint64(step(8), true)),
    float64: () => view.getFloat64(step(8)),
    take,
    text,
    /** Text of Python 2, which is bytes: one character for each. */
    latin1: (count: number) => latin1(take(count)),
    /** Up to the next line feed. */
    line: () => {
      const end = bytes.indexOf(10, at)
      if (end < 0) throw new PickleError('it is cut off')
      const line = text(end - at)
      at = end + 1
      return line
    },
    /** An integer in two's complement, the lowest byte first. */
    integer: (count: number): number | bigint => {
      if (count > LONGEST_INTEGER) throw new PickleError(`an integer of ${count} bytes is too long`)
      const digits = take(count)
      let value = 0n
      for (let k = count - 1; k >= 0; k--) value = (value << 8n) | BigInt(digits[k]!)
      value = BigInt.asIntN(8 * count, value)
      const number = Number(value)
      return Number.isSafeInteger(number) ? number : value
    },
  }
}

function latin1(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_TEXT) throw new PickleError(`a text of ${bytes.length} bytes is too long`)
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 4096) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return pieces.join('')
}
