import { ELEMENT_TYPES, type ElementType } from '@freecurve/spectra-io'
import { TENSOR } from '../model/read-tensor.ts'

/** How numbers of one type are stored. */
interface StoredType {
  readonly element: ElementType
  /** The field that lists them where they are not stored raw. */
  readonly list: number
}

const { floats, int32s, int64s, doubles, uint64s } = TENSOR

/** TensorProto.DataType (onnx.proto3): what can be read. */
const TYPES: { readonly [type: number]: StoredType } = {
  1: { element: ELEMENT_TYPES.float32, list: floats },
  2: { element: ELEMENT_TYPES.uint8, list: int32s },
  3: { element: ELEMENT_TYPES.int8, list: int32s },
  4: { element: ELEMENT_TYPES.uint16, list: int32s },
  5: { element: ELEMENT_TYPES.int16, list: int32s },
  6: { element: ELEMENT_TYPES.int32, list: int32s },
  7: { element: ELEMENT_TYPES.int64, list: int64s },
  9: { element: ELEMENT_TYPES.bool, list: int32s },
  10: { element: ELEMENT_TYPES.float16, list: int32s },
  11: { element: ELEMENT_TYPES.float64, list: doubles },
  12: { element: ELEMENT_TYPES.uint32, list: uint64s },
  13: { element: ELEMENT_TYPES.uint64, list: uint64s },
  14: { element: ELEMENT_TYPES.complex64, list: floats },
  15: { element: ELEMENT_TYPES.complex128, list: doubles },
  16: { element: ELEMENT_TYPES.bfloat16, list: int32s },
}

/** Texts are no numbers. */
export const STRING = 8

/** Names of types that are listed but not read. */
const UNREAD: { readonly [type: number]: string } = {
  17: 'float8e4m3fn',
  18: 'float8e4m3fnuz',
  19: 'float8e5m2',
  20: 'float8e5m2fnuz',
  21: 'uint4',
  22: 'int4',
  23: 'float4e2m1',
}

/** How the numbers of a type are stored; undefined for one that is not read. */
export const storedType = (type: number): StoredType | undefined => TYPES[type]

/** A type for people. */
export const typeName = (type: number): string => TYPES[type]?.element.name ?? UNREAD[type] ?? `type ${type}`
