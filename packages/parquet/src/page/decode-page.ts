import { formatError } from '@freecurve/spectra-io'
import type { Decompress } from '../compression/load-decompressor.ts'
import { decodeValues } from '../encodings/decode-values.ts'
import { readHybrid } from '../encodings/read-hybrid.ts'
import type { NumberKind } from '../file/number-kind.ts'
import { DATA_V2, type PageHeader } from './page-header.ts'

/** A page of values, and where they go. */
export interface Page {
  readonly header: PageHeader
  readonly body: Uint8Array
  readonly kind: NumberKind
  /** Definition level of a value that is there. */
  readonly level: number
  readonly dictionary: Float64Array | undefined
  readonly decompress: Decompress
  /** Of the column, for messages. */
  readonly key: string
  readonly values: Float64Array
  /** First row of the page. */
  readonly row: number
}

/** Puts the values of a page in their places. Throws E_FILE_FORMAT, with the row of the first null where there is one. */
export function decodePage(page: Page): void {
  const { header, kind, dictionary, values, row, key } = page
  const { levels, bytes } = header.type === DATA_V2 ? splitV2(page) : splitV1(page)
  if (page.level > 0) checkNulls(page, levels)
  decodeValues({ bytes, encoding: header.encoding, kind, dictionary, values, from: row, count: header.count })
  if (!kind.element.integer) return
  for (let k = row; k < row + header.count; k++)
    if (Number.isNaN(values[k]))
      throw formatError(
        'parquet',
        `Column "${key}" has in row ${k} an integer beyond 2^53, which cannot be read exactly. Cast it to DOUBLE.`,
        k,
      )
}

interface Split {
  readonly levels: Uint8Array
  readonly bytes: Uint8Array
}

/** Version 1: all is compressed; the levels, if there are any, have their length before them. */
function splitV1({ header, body, level, decompress }: Page): Split {
  const bytes = decompress(body, header.size)
  if (level === 0) return { levels: bytes.subarray(0, 0), bytes }
  const length = bytes.length < 4 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (!(length <= bytes.length - 4)) throw formatError('parquet', 'The definition levels of a page are cut off.')
  return { levels: bytes.subarray(4, 4 + length), bytes: bytes.subarray(4 + length) }
}

/** Version 2: the levels are not compressed. */
function splitV2({ header, body, decompress }: Page): Split {
  const { repetition, definition } = header.levels
  const before = repetition + definition
  if (before > body.length || before > header.size)
    throw formatError('parquet', 'The levels of a page are longer than the page.')
  const rest = body.subarray(before)
  const size = header.size - before
  return {
    levels: body.subarray(repetition, before),
    bytes: header.compressed && size > 0 ? decompress(rest, size) : rest,
  }
}

function checkNulls({ header, level, key, row }: Page, levels: Uint8Array): void {
  const width = 32 - Math.clz32(level)
  readHybrid(levels, width, header.count, (found, at) => {
    if (found === level) return
    throw formatError(
      'parquet',
      `Column "${key}" has no value in row ${row + at} (null). Drop the row, or fill it.`,
      row + at,
    )
  })
}
