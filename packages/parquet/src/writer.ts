import { defineSpectrumWriter } from '@freecurve/core'
import { parquetWriteBuffer } from 'hyparquet-writer'

/** Writes values as a Parquet table of one column `eigenvalue`, DOUBLE, never null. */
export const parquetWriter = defineSpectrumWriter({
  id: 'parquet',
  summary: 'Parquet table (.parquet), one column "eigenvalue" of float64',
  extensions: ['parquet'],
  write: (values) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'eigenvalue', data: values, type: 'DOUBLE', nullable: false, encoding: 'PLAIN' }],
        codec: 'UNCOMPRESSED',
      }),
    ),
})
