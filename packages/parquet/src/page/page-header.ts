import { crc32, formatError } from '@freecurve/spectra-io'
import { countField, numberField, structField } from '../thrift/fields.ts'
import { type ByteReader, readStruct } from '../thrift/read-struct.ts'

/** Types of pages (parquet.thrift, enum PageType). */
export const DATA = 0
export const INDEX = 1
export const DICTIONARY = 2
export const DATA_V2 = 3

/** What stands before a page. */
export interface PageHeader {
  readonly type: number
  readonly size: number
  readonly compressedSize: number
  /** Values in it, nulls included; 0 for an index page. */
  readonly count: number
  readonly encoding: number
  /** Bytes of levels before the values of a page of version 2, never compressed. */
  readonly levels: { readonly repetition: number; readonly definition: number; readonly nulls: number }
  readonly compressed: boolean
}

/** Where the fields of a page's own header lie, by type of page: values, encoding. */
const FIELDS: { readonly [type: number]: readonly [header: number, count: number, encoding: number] } = {
  [DATA]: [5, 1, 2],
  [DICTIONARY]: [7, 1, 2],
  [DATA_V2]: [8, 1, 4],
}

/** Reads a page header, and checks the checksum of what follows where there is one. */
export function readPageHeader(reader: ByteReader): PageHeader {
  const fields = readStruct(reader)
  const type = numberField(fields, 1, 'the type of a page')
  const size = countField(fields, 2, 'the size of a page')
  const compressedSize = countField(fields, 3, 'the compressed size of a page')
  if (fields.has(4)) {
    const body = reader.bytes.subarray(reader.at, reader.at + compressedSize)
    if (crc32(body) !== numberField(fields, 4, 'a checksum') >>> 0)
      throw formatError('parquet', 'The checksum of a page is wrong: its bytes are damaged.', reader.at)
  }
  const none = { repetition: 0, definition: 0, nulls: 0 }
  const [header, count, encoding] = FIELDS[type] ?? [0, 0, 0]
  if (header === 0) return { type, size, compressedSize, count: 0, encoding: 0, levels: none, compressed: true }
  const own = structField(fields, header) ?? new Map()
  const levels =
    type === DATA_V2
      ? {
          nulls: countField(own, 2, 'a number of nulls'),
          definition: countField(own, 5, 'the size of the definition levels'),
          repetition: countField(own, 6, 'the size of the repetition levels'),
        }
      : none
  return {
    type,
    size,
    compressedSize,
    count: countField(own, count, 'a number of values'),
    encoding: numberField(own, encoding, 'an encoding'),
    levels,
    compressed: type !== DATA_V2 || own.get(7) !== false,
  }
}
