import { halfFloat } from './half-float.ts'

/** Reads one number at a byte offset; integers beyond ±2^53 come back as NaN, which no integer type holds otherwise. */
export type Get = (view: DataView, at: number, little: boolean) => number

/** How an element of an array becomes a number. */
export interface ElementType {
  /** As numpy calls it. */
  readonly name: string
  /** Bytes per element. */
  readonly size: number
  readonly integer: boolean
  readonly real: Get
  /** Absent for real numbers. */
  readonly imaginary?: Get
}

const exact = (value: bigint): number => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : Number.NaN
}

const element = (name: string, size: number, real: Get): ElementType => ({ name, size, integer: false, real })
const integer = (name: string, size: number, real: Get): ElementType => ({ name, size, integer: true, real })

const float32: Get = (view, at, little) => view.getFloat32(at, little)
const float64: Get = (view, at, little) => view.getFloat64(at, little)

/** bfloat16 is the upper half of a float32. */
const upperHalf = new DataView(new ArrayBuffer(4))
const brainFloat: Get = (view, at, little) => {
  upperHalf.setUint32(0, view.getUint16(at, little) << 16)
  return upperHalf.getFloat32(0)
}

/** The element types of the formats of this field. */
export const ELEMENT_TYPES = {
  float16: element('float16', 2, (view, at, little) => halfFloat(view.getUint16(at, little))),
  bfloat16: element('bfloat16', 2, brainFloat),
  float32: element('float32', 4, float32),
  float64: element('float64', 8, float64),
  complex64: { ...element('complex64', 8, float32), imaginary: (view, at, little) => view.getFloat32(at + 4, little) },
  complex128: {
    ...element('complex128', 16, float64),
    imaginary: (view, at, little) => view.getFloat64(at + 8, little),
  },
  bool: integer('bool', 1, (view, at) => (view.getUint8(at) === 0 ? 0 : 1)),
  int8: integer('int8', 1, (view, at) => view.getInt8(at)),
  int16: integer('int16', 2, (view, at, little) => view.getInt16(at, little)),
  int32: integer('int32', 4, (view, at, little) => view.getInt32(at, little)),
  int64: integer('int64', 8, (view, at, little) => exact(view.getBigInt64(at, little))),
  uint8: integer('uint8', 1, (view, at) => view.getUint8(at)),
  uint16: integer('uint16', 2, (view, at, little) => view.getUint16(at, little)),
  uint32: integer('uint32', 4, (view, at, little) => view.getUint32(at, little)),
  uint64: integer('uint64', 8, (view, at, little) => exact(view.getBigUint64(at, little))),
} as const satisfies { readonly [name: string]: ElementType }
