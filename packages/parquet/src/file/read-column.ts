import type { ByteSource } from '@freecurve/core'
import { checkWarranted, formatError } from '@freecurve/spectra-io'
import { loadDecompressor } from '../compression/load-decompressor.ts'
import { decodeDictionary } from '../page/decode-dictionary.ts'
import { decodePage } from '../page/decode-page.ts'
import { DATA, DATA_V2, DICTIONARY, INDEX, readPageHeader } from '../page/page-header.ts'
import { take } from '../thrift/read-struct.ts'
import type { Column, ColumnPart } from './column.ts'

/**
 * All values of a column, row by row; a null is refused with its row.
 *
 * @throws E_FILE_FORMAT
 */
export async function readColumn(file: ByteSource, column: Column): Promise<Float64Array> {
  checkWarranted('parquet', column.rows, file.size)
  const values = new Float64Array(column.rows)
  let row = 0
  for (const part of column.parts) {
    await readPart(file, column, part, values, row)
    row += part.rows
  }
  return values
}

async function readPart(
  file: ByteSource,
  { key, kind, level }: Column,
  { from, to, codec, rows }: ColumnPart,
  values: Float64Array,
  first: number,
): Promise<void> {
  const decompress = await loadDecompressor(codec)
  const reader = { bytes: await file.read(from, to), at: 0 }
  const end = first + rows
  let dictionary: Float64Array | undefined
  let row = first
  while (row < end) {
    if (reader.at >= reader.bytes.length)
      throw formatError('parquet', `Column "${key}" has pages for ${row - first} of ${rows} rows.`, to)
    const header = readPageHeader(reader)
    const body = take(reader, header.compressedSize)
    if (header.type === DICTIONARY) dictionary = decodeDictionary(header, body, kind, decompress)
    else if (header.type === DATA || header.type === DATA_V2) {
      if (header.count > end - row)
        throw formatError('parquet', `Column "${key}" has more values than there are rows.`, from + reader.at)
      decodePage({ header, body, kind, level, dictionary, decompress, key, values, row })
      row += header.count
    } else if (header.type !== INDEX)
      throw formatError('parquet', `A page of type ${header.type} is not known.`, from + reader.at)
  }
}
