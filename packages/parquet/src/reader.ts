import { defineSpectrumReader } from '@freecurve/core'
import { hasParquetMagic } from './file/read-footer.ts'
import { openParquet } from './open-parquet.ts'

/**
 * Parquet tables: every column of integers, floats or booleans is an array, shape [rows], its name the key. A null, a decimal fraction
 * or an integer beyond ±2^53 is refused; columns of texts, dates and lists are passed over. Only the columns that are asked for are read.
 * Where all columns are of numbers, and there are two or more, the table of them is an array too: shape [rows, columns], its key empty.
 */
export const parquetReader = defineSpectrumReader({
  id: 'parquet',
  summary: 'Parquet table (.parquet)',
  extensions: ['parquet', 'pq'],
  recognizes: hasParquetMagic,
  open: openParquet,
})
