import { Cursor } from '../wire/cursor.ts'
import { fail } from '../wire/fail.ts'
import { fieldsIn, WIRE, type WireField } from '../wire/fields-in.ts'
import { requireWire, textIn, wholeIn } from '../wire/read-field.ts'

/** Fields of TensorProto (onnx.proto3). */
export const TENSOR = {
  dims: 1,
  type: 2,
  segment: 3,
  floats: 4,
  int32s: 5,
  int64s: 7,
  name: 8,
  raw: 9,
  doubles: 10,
  uint64s: 11,
  external: 13,
  location: 14,
} as const

/** Fields that hold numbers one by one. */
const LISTS: readonly number[] = [TENSOR.floats, TENSOR.int32s, TENSOR.int64s, TENSOR.doubles, TENSOR.uint64s]

/** numpy itself allows no more dimensions than these. */
const MOST_DIMENSIONS = 64

/** A tensor, and where in the file its numbers are. */
export interface TensorPlace {
  readonly name: string
  readonly shape: readonly number[]
  /** TensorProto.DataType */
  readonly type: number
  /** The message takes the bytes from…to−1. */
  readonly from: number
  readonly to: number
  /** Bytes of the numbers, where they are stored as they are in memory, little-endian. */
  readonly raw: { readonly from: number; readonly to: number } | undefined
  /** The field that lists the numbers instead; undefined where none does. */
  readonly list: number | undefined
  /** Whether the numbers lie in another file. */
  readonly external: boolean
  /** Whether this is a part of a tensor only. */
  readonly segment: boolean
}

/** The tensor in bytes from…to−1; its numbers are not looked at. Throws E_FILE_FORMAT. */
export function readTensor(bytes: Uint8Array, from: number, to: number): TensorPlace {
  const shape: number[] = []
  const tensor = { name: '', type: 0, external: false, segment: false }
  let raw: WireField | undefined
  let list: number | undefined
  for (const field of fieldsIn(bytes, from, to)) {
    const { id } = field
    if (id === TENSOR.dims) addSizes(bytes, field, shape)
    else if (id === TENSOR.type) tensor.type = wholeIn(field)
    else if (id === TENSOR.name) tensor.name = textIn(bytes, field)
    else if (id === TENSOR.segment) tensor.segment = true
    else if (id === TENSOR.external) tensor.external = true
    else if (id === TENSOR.location) tensor.external ||= wholeIn(field) === 1
    else if (id === TENSOR.raw) {
      requireWire(field, WIRE.bytes)
      raw = field
    } else if (LISTS.includes(id) && field.to > field.from) {
      if (list !== undefined && list !== id) throw fail('A tensor lists its numbers in two ways.', field.at)
      list = id
    }
  }
  if (raw !== undefined && raw.to > raw.from && list !== undefined)
    throw fail('A tensor has its numbers twice.', raw.at)
  return { ...tensor, shape, from, to, raw: list === undefined ? raw : undefined, list }
}

/** Sizes come one by one or packed in one field. */
function addSizes(bytes: Uint8Array, field: WireField, shape: number[]): void {
  if (field.wire === WIRE.varint) shape.push(field.value)
  else {
    requireWire(field, WIRE.bytes)
    const cursor = new Cursor(bytes, field.from, field.to)
    while (cursor.at < field.to && shape.length <= MOST_DIMENSIONS) shape.push(cursor.varint())
  }
  if (shape.length > MOST_DIMENSIONS) throw fail(`A tensor has more than ${MOST_DIMENSIONS} dimensions.`, field.at)
  if (!shape.every((size) => size >= 0)) throw fail('A size of a tensor is no whole number from 0.', field.at)
}
