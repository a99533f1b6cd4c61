/** Encodings (parquet.thrift, enum Encoding). */
export const PLAIN = 0
export const PLAIN_DICTIONARY = 2
export const RLE = 3
export const DELTA_BINARY_PACKED = 5
export const RLE_DICTIONARY = 8
export const BYTE_STREAM_SPLIT = 9
