import type { NumberArray } from '@freecurve/core'
import { checkWarranted, countOf, ELEMENT_TYPES, type ElementType } from '@freecurve/spectra-io'
import { TENSOR, type TensorPlace } from '../model/read-tensor.ts'
import { Cursor } from '../wire/cursor.ts'
import { fail } from '../wire/fail.ts'
import { fieldsIn, WIRE, type WireField } from '../wire/fields-in.ts'
import { requireWire } from '../wire/read-field.ts'

/** Types whose bits, not values, are listed as integers. */
const AS_BITS: readonly string[] = [ELEMENT_TYPES.float16.name, ELEMENT_TYPES.bfloat16.name]

/** Numbers in the list of a tensor. Throws E_FILE_FORMAT where a field does not hold such numbers. */
export function countListed(bytes: Uint8Array, tensor: TensorPlace): number {
  let count = 0
  for (const field of fieldsIn(bytes, tensor.from, tensor.to)) {
    if (field.id !== tensor.list) continue
    const width = widthOf(field.id)
    if (field.wire !== WIRE.bytes) count += 1
    else if (width > 0) {
      const whole = (field.to - field.from) / width
      if (!Number.isInteger(whole)) throw fail('A list of numbers ends within a number.', field.to)
      count += whole
    } else for (let at = field.from; at < field.to; at++) if (bytes[at]! < 128) count += 1
  }
  return count
}

/** Bytes of a listed number; 0 where they vary. */
const widthOf = (list: number): number => (list === TENSOR.floats ? 4 : list === TENSOR.doubles ? 8 : 0)

/**
 * The numbers that a tensor lists, of count {@link countListed}.
 *
 * @param message the bytes of the tensor's message
 * @throws E_FILE_FORMAT
 */
export function listedNumbers(message: Uint8Array, tensor: TensorPlace, type: ElementType): NumberArray {
  const { shape } = tensor
  const parts = type.imaginary === undefined ? 1 : 2
  const count = countOf(shape)
  checkWarranted('onnx', count * parts, message.length)
  const numbers = new Float64Array(count * parts)
  let done = 0
  for (const field of fieldsIn(message, 0, message.length))
    if (field.id === tensor.list) done = addNumbers(message, field, type, tensor.from, numbers, done)
  if (parts === 1) return { values: numbers, shape }
  const half = (offset: number) => Float64Array.from({ length: count }, (_, k) => numbers[2 * k + offset]!)
  return { values: half(0), imaginary: half(1), shape }
}

function addNumbers(
  message: Uint8Array,
  field: WireField,
  type: ElementType,
  fileAt: number,
  numbers: Float64Array,
  from: number,
): number {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  const width = widthOf(field.id)
  let done = from
  if (width > 0) {
    if (field.wire !== WIRE.bytes) requireWire(field, width === 4 ? WIRE.four : WIRE.eight)
    for (let at = field.from; at < field.to; at += width)
      numbers[done++] = width === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true)
    return done
  }
  if (field.wire !== WIRE.bytes) requireWire(field, WIRE.varint)
  const cursor = new Cursor(message, field.from, field.to)
  const numberOf = AS_BITS.includes(type.name) ? ofBits(type) : integerOf(type)
  while (cursor.at < field.to) {
    const at = cursor.at
    const value = numberOf(cursor.varint())
    if (Number.isNaN(value) && type.integer)
      throw fail(`A number of an ${type.name} tensor is not one, or is beyond 2^53.`, fileAt + at)
    numbers[done++] = value
  }
  return done
}

const scratch = new DataView(new ArrayBuffer(8))

/** The number with these 16 bits. */
const ofBits = (type: ElementType) => (bits: number) => {
  scratch.setUint16(0, bits & 0xffff, true)
  return type.real(scratch, 0, true)
}

/** The integer, if it is one of the type; else NaN. Unsigned ones of 64 bits are listed as signed where they are beyond 2^63. */
const integerOf = (type: ElementType) => (value: number) => {
  if (type.size === 8) return type.name === ELEMENT_TYPES.uint64.name && value < 0 ? Number.NaN : value
  if (type.name === ELEMENT_TYPES.bool.name) return value === 0 ? 0 : 1
  const range = 2 ** (8 * type.size)
  const signed = type.name.startsWith('int')
  const low = signed ? -range / 2 : 0
  return value >= low && value < low + range ? value : Number.NaN
}
