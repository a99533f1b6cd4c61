import { formatError } from '@freecurve/spectra-io'
import { type ByteReader, bigZigzag, varint } from '../thrift/read-struct.ts'

/**
 * Integers as differences in blocks of miniblocks (Parquet encodings, DELTA_BINARY_PACKED). They wrap as integers of `bits` bits do;
 * `use` gets each as such.
 */
export function readDelta(
  bytes: Uint8Array,
  bits: 32 | 64,
  count: number,
  use: (value: bigint, place: number) => void,
): void {
  const reader: ByteReader = { bytes, at: 0 }
  const block = varint(reader)
  const miniblocks = varint(reader)
  const total = varint(reader)
  const perMiniblock = block / miniblocks
  if (
    !(miniblocks > 0 && miniblocks <= 512 && Number.isInteger(perMiniblock / 8) && perMiniblock > 0 && total >= count)
  )
    throw damaged()
  if (count === 0) return
  let value = BigInt.asIntN(bits, bigZigzag(reader))
  use(value, 0)
  for (let place = 1; place < count; ) {
    const least = bigZigzag(reader)
    const widths = Array.from({ length: miniblocks }, () => bytes[reader.at++] ?? 255)
    for (let m = 0; m < miniblocks && place < count; m++) {
      const width = widths[m]!
      const size = (width * perMiniblock) / 8
      if (width > bits) throw damaged()
      const some = Math.min(perMiniblock, count - place)
      if (reader.at + Math.ceil((some * width) / 8) > bytes.length) throw damaged()
      for (let k = 0; k < some; k++) {
        value = BigInt.asIntN(bits, value + least + bitsAt(bytes, 8 * reader.at + k * width, width))
        use(value, place++)
      }
      reader.at += size
    }
  }
}

/** `width` bits from a bit on, lowest first. */
function bitsAt(bytes: Uint8Array, bit: number, width: number): bigint {
  let low = 0
  let high = 0
  for (let got = 0; got < width; ) {
    const offset = (bit + got) & 7
    const room = got < 32 ? 32 - got : width - got
    const some = Math.min(8 - offset, width - got, room)
    const piece = (bytes[Math.floor((bit + got) / 8)]! >> offset) & ((1 << some) - 1)
    if (got < 32) low += piece * 2 ** got
    else high += piece * 2 ** (got - 32)
    got += some
  }
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low)
}

const damaged = () => formatError('parquet', 'The differences in a page are damaged, or cut off.')
