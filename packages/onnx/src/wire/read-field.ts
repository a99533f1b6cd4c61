import { fail } from './fail.ts'
import { WIRE, type WireField } from './fields-in.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A field that must be a text. Throws E_FILE_FORMAT. */
export function textIn(bytes: Uint8Array, field: WireField): string {
  requireWire(field, WIRE.bytes)
  try {
    return decoder.decode(bytes.subarray(field.from, field.to))
  } catch {
    throw fail('A name is no UTF-8 text.', field.from)
  }
}

/** A field that must be a whole number within ±2^53. Throws E_FILE_FORMAT. */
export function wholeIn(field: WireField): number {
  requireWire(field, WIRE.varint)
  if (Number.isNaN(field.value)) throw fail('A number is beyond 2^53.', field.at)
  return field.value
}

/** Throws E_FILE_FORMAT for a field that is written in another way than its place in the schema asks for. */
export function requireWire(field: WireField, wire: number): void {
  if (field.wire !== wire) throw fail(`Field ${field.id} is not written as the schema of ONNX has it.`, field.at)
}
