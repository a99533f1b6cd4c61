import { formatError } from '@freecurve/spectra-io'
import type { ThriftStruct } from './read-struct.ts'

const wrong = (what: string) => formatError('parquet', `The footer or a page header lacks ${what}, or it is no number.`)

/** A whole number that must be there. */
export function numberField(struct: ThriftStruct, id: number, what: string): number {
  const value = struct.get(id)
  if (!Number.isSafeInteger(value)) throw wrong(what)
  return value as number
}

/** A whole number; undefined where there is none. */
export const optionalNumber = (struct: ThriftStruct, id: number, what: string): number | undefined =>
  struct.has(id) ? numberField(struct, id, what) : undefined

/** A number of things: not negative. */
export function countField(struct: ThriftStruct, id: number, what: string): number {
  const value = numberField(struct, id, what)
  if (value < 0) throw wrong(what)
  return value
}

export function textField(struct: ThriftStruct, id: number): string {
  const value = struct.get(id)
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
}

export function structField(struct: ThriftStruct, id: number): ThriftStruct | undefined {
  const value = struct.get(id)
  return value instanceof Map ? value : undefined
}

/** The structs of a list that must be there. */
export function structList(struct: ThriftStruct, id: number, what: string): readonly ThriftStruct[] {
  const list = struct.get(id)
  if (!Array.isArray(list) || !list.every((value) => value instanceof Map)) throw wrong(what)
  return list
}
