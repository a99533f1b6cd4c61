import { crc32, formatError } from '@freecurve/spectra-io'
import { lz4Block } from './lz4-block.ts'

/** Makes `size` bytes of compressed ones. Throws E_FILE_FORMAT. */
export type Decompress = (bytes: Uint8Array, size: number) => Uint8Array

/** Fills the output from the compressed bytes; throws what it likes. */
type Fill = (bytes: Uint8Array, output: Uint8Array) => void

/** Codecs (parquet.thrift, enum CompressionCodec). The libraries are loaded where a file needs them. */
const CODECS: { readonly [codec: number]: () => Promise<Fill> } = {
  1: async () => {
    const { snappyUncompress } = await import('hyparquet')
    return snappyUncompress
  },
  2: async () => {
    const { decompressGzip } = await import('hyparquet-compressors')
    return (bytes, output) => {
      output.set(decompressGzip(bytes, output.length))
      checkGzip(bytes, output)
    }
  },
  4: async () => {
    const { decompressBrotli } = await import('hyparquet-compressors')
    return (bytes, output) => output.set(decompressBrotli(bytes, output.length))
  },
  6: async () => {
    const { decompress } = await import('fzstd')
    return (bytes, output) => zstd(bytes, output, decompress)
  },
  7: async () => lz4Block,
}

const NAMES: { readonly [codec: number]: string } = { 3: 'LZO', 5: 'LZ4 in Hadoop frames' }

/** Bytes that come of one at most: what deflate can do. Zstandard and Brotli can do more, but never do with numbers worth reading. */
const MOST_PER_BYTE = 1032

/** Smaller pages are no burden, whatever they come from. */
const SMALL = 2 ** 20

/** The decompressor of a codec. Its output has the size that the page header gives, no more is allocated. */
export async function loadDecompressor(codec: number): Promise<Decompress> {
  if (codec === 0) return plain
  const load = CODECS[codec]
  if (load === undefined)
    throw formatError(
      'parquet',
      `Compression with ${NAMES[codec] ?? `codec ${codec}`} cannot be undone. Write the file with Snappy or Zstandard.`,
    )
  const fill = await load()
  return (bytes, size) => {
    if (size > Math.max(SMALL, MOST_PER_BYTE * bytes.length))
      throw formatError('parquet', `A page of ${bytes.length} bytes is said to hold ${size}: no numbers shrink so far.`)
    const output = new Uint8Array(size)
    try {
      fill(bytes, output)
    } catch (cause) {
      throw formatError('parquet', 'The compressed bytes of a page are damaged.', undefined, cause)
    }
    return output
  }
}

/**
 * The library does not tell how far it came. It fills the output from the start, so it is full where the last byte is another than
 * before: of two values that it may have before, one is.
 */
function zstd(
  bytes: Uint8Array,
  output: Uint8Array,
  decompress: (from: Uint8Array, to: Uint8Array) => Uint8Array,
): void {
  const last = output.length - 1
  for (const before of [0, 255]) {
    if (last >= 0) output[last] = before
    if (decompress(bytes, output).length !== output.length) throw new RangeError('another length')
    if (last < 0 || output[last] !== before) return
  }
  throw new RangeError('fewer bytes than it should give')
}

function plain(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length !== size) throw formatError('parquet', `A page of ${size} bytes has ${bytes.length}.`)
  return bytes
}

/** A gzip member ends with the CRC-32 of what was compressed, and its length. */
function checkGzip(bytes: Uint8Array, output: Uint8Array): void {
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8)
  if (end.getUint32(0, true) !== crc32(output) || end.getUint32(4, true) !== output.length)
    throw new RangeError('the checksum is wrong')
}
