import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'

/** What the numbers of type mi… of a data element are (MAT-File Format, table 1-1). */
const STORAGE: { readonly [type: number]: ElementType } = {
  1: ELEMENT_TYPES.int8,
  2: ELEMENT_TYPES.uint8,
  3: ELEMENT_TYPES.int16,
  4: ELEMENT_TYPES.uint16,
  5: ELEMENT_TYPES.int32,
  6: ELEMENT_TYPES.uint32,
  7: ELEMENT_TYPES.float32,
  9: ELEMENT_TYPES.float64,
  12: ELEMENT_TYPES.int64,
  13: ELEMENT_TYPES.uint64,
}

/** How numbers of this type are stored; undefined for types that are no numbers. */
export const storageOf = (type: number): ElementType | undefined => STORAGE[type]

/** A data element that holds an array. */
export const MATRIX = 14

/** A data element that holds another one, compressed. */
export const COMPRESSED = 15

/** Classes of arrays that hold no numbers of their own (MAT-File Format, table 1-3). */
export const CELL = 1
export const STRUCT = 2
export const SPARSE = 5

/** Classes of numeric arrays. A type as wide as the class or narrower holds the values where they fit. */
export const NUMERIC: { readonly [number: number]: string } = {
  6: 'float64',
  7: 'float32',
  8: 'int8',
  9: 'uint8',
  10: 'int16',
  11: 'uint16',
  12: 'int32',
  13: 'uint32',
  14: 'int64',
  15: 'uint64',
}

/** Classes that hold no numbers and are stepped over, in words. */
export const OTHERS: { readonly [number: number]: string } = {
  3: 'an object',
  4: 'a text',
  16: 'a function handle',
  17: 'an object',
}
