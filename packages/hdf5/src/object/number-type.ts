import { ELEMENT_TYPES, type ElementType } from '@freecurve/spectra-io'
import type { Cursor } from './cursor.ts'

/** A type of numbers, and the order of its bytes. */
export interface NumberType {
  readonly element: ElementType
  readonly little: boolean
}

const INTEGER = 0
const FLOAT = 1
const COMPOUND = 6
const ENUMERATION = 8

/** Names that the two halves of a complex number go by: h5py and PyTables, MATLAB and Octave, others. */
const HALVES = ['r,i', 'real,imag', 're,im', 'real,imaginary']

const INTEGERS: { readonly [bits: string]: ElementType } = {
  'int 1': ELEMENT_TYPES.int8,
  'int 2': ELEMENT_TYPES.int16,
  'int 4': ELEMENT_TYPES.int32,
  'int 8': ELEMENT_TYPES.int64,
  'uint 1': ELEMENT_TYPES.uint8,
  'uint 2': ELEMENT_TYPES.uint16,
  'uint 4': ELEMENT_TYPES.uint32,
  'uint 8': ELEMENT_TYPES.uint64,
}

/** IEEE 754 and bfloat16: size, precision, place of the sign, place and length of exponent and mantissa, bias. */
const FLOATS: { readonly [fields: string]: ElementType } = {
  '2 16 15 10 5 0 10 15': ELEMENT_TYPES.float16,
  '2 16 15 7 8 0 7 127': ELEMENT_TYPES.bfloat16,
  '4 32 31 23 8 0 23 127': ELEMENT_TYPES.float32,
  '8 64 63 52 11 0 52 1023': ELEMENT_TYPES.float64,
}

/**
 * The numbers that a datatype message describes (HDF5 file format specification, IV.A.2.d): integers and enumerations, IEEE floats and
 * bfloat16, and compounds of two that are complex numbers. Undefined for every other type, such as integers of 12 bits or floats of 80.
 */
export function numberTypeOf(message: Cursor): NumberType | undefined {
  const head = message.number(1)
  const bits = [message.number(1), message.number(1), message.number(1)] as const
  const size = message.number(4)
  const kind = head & 15
  if (kind === INTEGER) return integerOf(message, bits[0], size)
  if (kind === FLOAT) return floatOf(message, bits, size)
  if (kind === ENUMERATION) return numberTypeOf(message)
  if (kind === COMPOUND && bits[0] === 2 && bits[1] === 0) return complexOf(message, head >> 4, size)
  return undefined
}

function integerOf(message: Cursor, bits: number, size: number): NumberType | undefined {
  const offset = message.number(2)
  const precision = message.number(2)
  const element = INTEGERS[`${bits & 8 ? 'int' : 'uint'} ${size}`]
  return element === undefined || offset !== 0 || precision !== 8 * size ? undefined : { element, little: !(bits & 1) }
}

function floatOf(message: Cursor, bits: readonly [number, number, number], size: number): NumberType | undefined {
  const offset = message.number(2)
  const precision = message.number(2)
  const fields = [1, 1, 1, 1, 4].map((width) => message.number(width))
  const element = FLOATS[[size, precision, bits[1], ...fields].join(' ')]
  // Bits 4 and 5: the mantissa's first bit is implied. Bit 6 is set for VAX order.
  const plain = offset === 0 && (bits[0] & 0x30) === 0x20 && !(bits[0] & 0x40)
  return element === undefined || !plain ? undefined : { element, little: !(bits[0] & 1) }
}

interface Half extends NumberType {
  readonly name: string
  readonly offset: number
}

function complexOf(message: Cursor, version: number, size: number): NumberType | undefined {
  const real = halfOf(message, version, size)
  const imaginary = real && halfOf(message, version, size)
  if (real === undefined || imaginary === undefined || !HALVES.includes(`${real.name},${imaginary.name}`))
    return undefined
  const { element, little } = real
  const fits = [real, imaginary].every(({ offset }) => offset + element.size <= size)
  const wide = element === ELEMENT_TYPES.int64 || element === ELEMENT_TYPES.uint64
  if (element !== imaginary.element || little !== imaginary.little || !fits || wide) return undefined
  const name = element.integer ? `complex ${element.name}` : `complex${16 * element.size}`
  return {
    element: {
      name,
      size,
      integer: element.integer,
      real: (view, at, order) => element.real(view, at + real.offset, order),
      imaginary: (view, at, order) => element.real(view, at + imaginary.offset, order),
    },
    little,
  }
}

/** A member of a compound: its name is filled up to eight bytes before version 3, and version 1 lets it be an array. */
function halfOf(message: Cursor, version: number, size: number): Half | undefined {
  const name = message.text(version < 3 ? 8 : 1)
  const offset = message.number(version < 3 ? 4 : Math.max(1, Math.ceil(Math.log2(size + 1) / 8)))
  if (version === 1) {
    const dimensions = message.number(1)
    message.take(27)
    if (dimensions !== 0) return undefined
  }
  const before = message.at
  const kind = message.number(1) & 15
  message.at = before
  const type = kind === INTEGER || kind === FLOAT ? numberTypeOf(message) : undefined
  return type && { ...type, name, offset }
}
