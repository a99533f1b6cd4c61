import { zlibSync } from 'fflate'

/** Bytes one behind the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const words = (...values: readonly number[]) => new Uint8Array(Int32Array.from(values).buffer)

/** A data element of a version 5 file, little-endian: tag, data, padding to 8 bytes. */
export const part = (type: number, data: Uint8Array, padded = true): Uint8Array =>
  joined(words(type, data.length), data, new Uint8Array(padded ? -data.length & 7 : 0))

/** A data element of at most 4 bytes within its tag. */
export const small = (type: number, data: Uint8Array): Uint8Array =>
  joined(words((data.length << 16) | type), data, new Uint8Array(4 - data.length))

/** Data elements of doubles and of 32-bit integers. */
export const doubles = (...values: readonly number[]) => part(9, new Uint8Array(Float64Array.from(values).buffer))
export const integers = (...values: readonly number[]) => part(5, words(...values))

/** An array: its class, with flags above the lowest byte, dimensions, name, and what its class has behind them. */
export const matrix = (
  type: number,
  shape: readonly number[],
  name: string,
  ...parts: readonly Uint8Array[]
): Uint8Array =>
  part(14, joined(part(6, words(type, 0)), integers(...shape), part(1, new TextEncoder().encode(name)), ...parts))

/** A version 5 file of these data elements. */
export const matFile = (...parts: readonly Uint8Array[]): Uint8Array => {
  const header = new Uint8Array(128)
  header.set(new TextEncoder().encode('MATLAB 5.0 MAT-file'))
  header.set([0, 1, 0x49, 0x4d], 124)
  return joined(header, ...parts)
}

/** A data element that holds another, compressed. */
export const compressed = (inner: Uint8Array): Uint8Array => part(15, zlibSync(inner), false)

/** Complex and logical arrays. */
export const COMPLEX = 0x0800
export const LOGICAL = 0x0200
