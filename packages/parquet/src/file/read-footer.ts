import type { ByteSource } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'
import { readStruct, type ThriftStruct } from '../thrift/read-struct.ts'

/** First and last bytes of a file. */
const MAGIC = 'PAR1'

/** Those of one whose footer is encrypted. */
const ENCRYPTED = 'PARE'

const asText = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** Whether the first bytes are those of a Parquet file. */
export const hasParquetMagic = (head: Uint8Array): boolean =>
  [MAGIC, ENCRYPTED].includes(asText(head.subarray(0, 4))) && head.length > 8

/** The FileMetaData at the end of a file: Thrift bytes, their length, PAR1. */
export async function readFooter(file: ByteSource): Promise<ThriftStruct> {
  const { size } = file
  const end = size >= 12 ? await file.read(size - 8, size) : new Uint8Array(8)
  const magic = asText(end.subarray(4))
  if (magic === ENCRYPTED) throw formatError('parquet', 'The file is encrypted.')
  if (magic !== MAGIC)
    throw formatError('parquet', 'The file does not end with PAR1: it is cut off, or it is no Parquet file.', size)
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true)
  if (length > size - 12)
    throw formatError('parquet', `The footer is said to be ${length} bytes long, but the file has ${size}.`, size - 8)
  const bytes = await file.read(size - 8 - length, size - 8)
  return readStruct({ bytes, at: 0 })
}
