import { ELEMENT_TYPES, type ElementType } from '@freecurve/spectra-io'
import { numberField, optionalNumber, structField } from '../thrift/fields.ts'
import type { ThriftStruct } from '../thrift/read-struct.ts'

/** Physical types (parquet.thrift, enum Type). */
const BOOLEAN = 0
const INT32 = 1
const INT64 = 2
const FLOAT = 4
const DOUBLE = 5
const FIXED = 7

/** How the values of a column lie in a page. */
export interface NumberKind {
  /** As they lie in plain encoding; of booleans, one byte for each bit. */
  readonly element: ElementType
  /** Booleans are bits. */
  readonly bits: boolean
  /** Integers by their type in the file, which delta encoding works on. */
  readonly integer?: 32 | 64 | undefined
}

/** A logical or converted type as numbers are concerned. */
type Meaning = 'plain' | 'unsigned' | 'half' | 'decimal' | 'other'

const { int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64, bool } = ELEMENT_TYPES

/**
 * Integers of 8 and 16 bits lie in four bytes: read as such, and named by what they are.
 */
const named = (wide: ElementType, { name }: ElementType): ElementType => ({ ...wide, name })
const SIGNED: { readonly [bits: number]: ElementType } = { 8: named(int32, int8), 16: named(int32, int16), 32: int32 }
const UNSIGNED: { readonly [bits: number]: ElementType } = {
  8: named(uint32, uint8),
  16: named(uint32, uint16),
  32: uint32,
}

/** The numbers of a column by its schema element; a text says why it has none: 'decimal', or 'other' things than numbers. */
export function numberKindOf(element: ThriftStruct): NumberKind | 'decimal' | 'other' {
  const type = numberField(element, 1, 'the type of a column')
  const { meaning, bits } = meaningOf(element, type)
  if (meaning === 'decimal' || meaning === 'other') return meaning
  if (type === FIXED && meaning === 'half' && element.get(2) === 2) return { element: float16, bits: false }
  if (meaning === 'half') return 'other'
  if (type === BOOLEAN) return { element: bool, bits: true }
  if (type === FLOAT) return { element: float32, bits: false }
  if (type === DOUBLE) return { element: float64, bits: false }
  if (type === INT64) return { element: meaning === 'unsigned' ? uint64 : int64, bits: false, integer: 64 }
  const narrow = (meaning === 'unsigned' ? UNSIGNED : SIGNED)[bits]
  return type === INT32 && narrow !== undefined ? { element: narrow, bits: false, integer: 32 } : 'other'
}

/** Logical type (field 10, a union) or, of older files, converted type (field 6). */
function meaningOf(element: ThriftStruct, type: number): { readonly meaning: Meaning; readonly bits: number } {
  const logical = structField(element, 10)
  const [which] = logical?.keys() ?? []
  const natural = type === INT64 ? 64 : 32
  if (logical !== undefined && which === 10) {
    const integer = structField(logical, 10)!
    return { meaning: integer.get(2) === false ? 'unsigned' : 'plain', bits: numberField(integer, 1, 'its width') }
  }
  if (which === 5) return { meaning: 'decimal', bits: 0 }
  if (which === 15) return { meaning: 'half', bits: 0 }
  if (which !== undefined) return { meaning: 'other', bits: 0 }
  const converted = optionalNumber(element, 6, 'a converted type')
  if (converted === 5) return { meaning: 'decimal', bits: 0 }
  if (converted === undefined) return { meaning: 'plain', bits: natural }
  // UINT_8 = 11 … UINT_64 = 14, INT_8 = 15 … INT_64 = 18.
  if (converted >= 11 && converted <= 18)
    return { meaning: converted < 15 ? 'unsigned' : 'plain', bits: 2 ** (3 + ((converted - 11) % 4)) }
  return { meaning: 'other', bits: 0 }
}
