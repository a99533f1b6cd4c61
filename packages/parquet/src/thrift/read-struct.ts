import { formatError } from '@freecurve/spectra-io'

/** A value in Thrift's compact protocol; integers beyond 2^53 are NaN. */
type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct

/** Fields by number. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>

/** Bytes that are read one after the other. */
export interface ByteReader {
  readonly bytes: Uint8Array
  at: number
}

/** Deeper nesting is no footer or page header. */
const DEEPEST = 16

const TRUE = 1
const FALSE = 2
const BYTE = 3
const I64 = 6
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const SET = 10
const STRUCT = 12

/**
 * Reads one struct (Thrift compact protocol specification). Nothing is allocated that the bytes do not hold.
 *
 * @throws E_FILE_FORMAT
 */
export function readStruct(reader: ByteReader, depth = 0): ThriftStruct {
  if (depth > DEEPEST) throw damaged(reader)
  const fields = new Map<number, ThriftValue>()
  let id = 0
  for (;;) {
    const head = nextByte(reader)
    const type = head & 15
    if (type === 0) return fields
    id = head >> 4 === 0 ? zigzag(reader) : id + (head >> 4)
    fields.set(id, type === TRUE || type === FALSE ? type === TRUE : readValue(reader, type, depth))
  }
}

function readValue(reader: ByteReader, type: number, depth: number): ThriftValue {
  if (type === TRUE || type === FALSE) return nextByte(reader) === TRUE
  if (type === BYTE) return (nextByte(reader) << 24) >> 24
  if (type > BYTE && type <= I64) return zigzag(reader)
  if (type === DOUBLE) return new DataView(take(reader, 8).slice().buffer).getFloat64(0, true)
  if (type === BINARY) return take(reader, varint(reader))
  if (type === LIST || type === SET) return readList(reader, depth)
  if (type === STRUCT) return readStruct(reader, depth + 1)
  throw damaged(reader)
}

function readList(reader: ByteReader, depth: number): readonly ThriftValue[] {
  if (depth > DEEPEST) throw damaged(reader)
  const head = nextByte(reader)
  const count = head >> 4 === 15 ? varint(reader) : head >> 4
  const list: ThriftValue[] = []
  // Every element takes a byte at least, so a count that lies comes to the end of the bytes.
  while (list.length < count) list.push(readValue(reader, head & 15, depth + 1))
  return list
}

function nextByte(reader: ByteReader): number {
  const byte = reader.bytes[reader.at++]
  if (byte === undefined) throw damaged(reader)
  return byte
}

/** The next bytes, as a part of the same memory. */
export function take(reader: ByteReader, count: number): Uint8Array {
  if (!(count >= 0 && count <= reader.bytes.length - reader.at)) throw damaged(reader)
  reader.at += count
  return reader.bytes.subarray(reader.at - count, reader.at)
}

/** An unsigned number in base 128, at most 10 bytes; beyond 2^53 NaN. */
export function varint(reader: ByteReader): number {
  const value = bigVarint(reader)
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.NaN
}

function zigzag(reader: ByteReader): number {
  const value = Number(bigZigzag(reader))
  return Number.isSafeInteger(value) ? value : Number.NaN
}

/** A signed number of up to 64 bits. */
export function bigZigzag(reader: ByteReader): bigint {
  const value = bigVarint(reader)
  return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n))
}

function bigVarint(reader: ByteReader): bigint {
  let low = 0
  let value = 0n
  for (let k = 0; k < 10; k++) {
    const byte = nextByte(reader)
    if (k < 4) low |= (byte & 127) << (7 * k)
    else value |= BigInt(byte & 127) << BigInt(7 * k)
    if (byte < 128) return value | BigInt(low)
  }
  throw damaged(reader)
}

const damaged = (reader: ByteReader) =>
  formatError('parquet', 'The footer or a page header is damaged, or cut off.', reader.at)
