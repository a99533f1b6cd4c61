import { formatError } from '@freecurve/spectra-io'
import type { NumberKind } from '../file/number-kind.ts'
import { BYTE_STREAM_SPLIT, DELTA_BINARY_PACKED, PLAIN, PLAIN_DICTIONARY, RLE, RLE_DICTIONARY } from './encoding.ts'
import { plainValues } from './plain-values.ts'
import { readDelta } from './read-delta.ts'
import { readHybrid } from './read-hybrid.ts'

/** Values of a page as they are encoded, and where they go. */
export interface EncodedValues {
  readonly bytes: Uint8Array
  readonly encoding: number
  readonly kind: NumberKind
  readonly dictionary: Float64Array | undefined
  readonly values: Float64Array
  readonly from: number
  readonly count: number
}

/** Decodes `count` values. Integers beyond 2^53 become NaN. Throws E_FILE_FORMAT. */
export function decodeValues(page: EncodedValues): void {
  const { bytes, encoding, kind, values, from, count } = page
  if (count === 0) return
  if (encoding === PLAIN) plainValues(bytes, kind, values, from, count)
  else if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) dictionaryValues(page)
  else if (encoding === RLE && kind.bits)
    readHybrid(withoutLength(bytes), 1, count, (value, k) => (values[from + k] = value))
  else if (encoding === DELTA_BINARY_PACKED && kind.integer !== undefined) deltaValues(page, kind.integer)
  else if (encoding === BYTE_STREAM_SPLIT && !kind.bits)
    plainValues(joined(bytes, kind.element.size, count), kind, values, from, count)
  else throw formatError('parquet', `Encoding ${encoding} is not known for ${kind.element.name}.`)
}

function dictionaryValues({ bytes, dictionary, values, from, count }: EncodedValues): void {
  if (dictionary === undefined) throw formatError('parquet', 'A page refers to a dictionary that is not there.')
  const width = bytes[0] ?? 255
  readHybrid(bytes.subarray(1), width, count, (index, k) => {
    if (index >= dictionary.length)
      throw formatError('parquet', `A page refers to value ${index} of a dictionary of ${dictionary.length}.`)
    values[from + k] = dictionary[index]!
  })
}

/** The booleans of a page have their length in four bytes before them. */
function withoutLength(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4) throw formatError('parquet', 'The booleans of a page are cut off.')
  return bytes.subarray(4)
}

function deltaValues({ bytes, kind, values, from, count }: EncodedValues, bits: 32 | 64): void {
  const view = new DataView(new ArrayBuffer(8))
  const { real } = kind.element
  readDelta(bytes, bits, count, (value, k) => {
    view.setBigInt64(0, value, true)
    values[from + k] = real(view, 0, true)
  })
}

/** Bytes that were split by their place in the value, put together again. */
function joined(bytes: Uint8Array, size: number, count: number): Uint8Array {
  if (size * count > bytes.length) throw formatError('parquet', 'The values of a page are cut off.')
  const whole = new Uint8Array(size * count)
  for (let b = 0; b < size; b++) for (let k = 0; k < count; k++) whole[k * size + b] = bytes[b * count + k]!
  return whole
}
