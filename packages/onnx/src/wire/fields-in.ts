import { Cursor } from './cursor.ts'
import { fail } from './fail.ts'

/** How the value of a field is written. */
export const WIRE = { varint: 0, eight: 1, bytes: 2, four: 5 } as const

/** A field of a message. */
export interface WireField {
  /** Its number in the schema. */
  readonly id: number
  /** One of {@link WIRE}. */
  readonly wire: number
  /** Offset of the field, for messages. */
  readonly at: number
  /** Its value takes the bytes from…to−1. */
  readonly from: number
  readonly to: number
  /** The value of a varint; NaN beyond ±2^53 and for all others. */
  readonly value: number
}

/** The fields of the message in bytes from…to−1, in order. Throws E_FILE_FORMAT where they make none. */
export function* fieldsIn(bytes: Uint8Array, from: number, to: number): Generator<WireField, void> {
  const cursor = new Cursor(bytes, from, to)
  while (cursor.at < to) {
    const at = cursor.at
    const tag = cursor.varint()
    const id = Math.floor(tag / 8)
    if (!(id >= 1 && id < 2 ** 29)) throw fail('There is no field where one should begin.', at)
    yield fieldValue(cursor, id, tag % 8, at)
  }
}

function fieldValue(cursor: Cursor, id: number, wire: number, at: number): WireField {
  const begin = cursor.at
  if (wire === WIRE.varint) {
    const value = cursor.varint()
    return { id, wire, at, from: begin, to: cursor.at, value }
  }
  const widths: { readonly [wire: number]: () => number } = {
    [WIRE.eight]: () => 8,
    [WIRE.four]: () => 4,
    [WIRE.bytes]: () => cursor.varint(),
  }
  const width = widths[wire]
  if (width === undefined) throw fail(`A field is written in the unknown way ${wire}.`, at)
  const from = cursor.skip(width())
  return { id, wire, at, from, to: cursor.at, value: Number.NaN }
}
