import { formatError } from '@freecurve/spectra-io'
import { type ByteReader, varint } from '../thrift/read-struct.ts'

/**
 * Numbers of `width` bits in runs and packed groups of eight (Parquet encodings, RLE / bit-packing hybrid). Exactly `count` are given;
 * what a last run or group has more is left.
 *
 * @param use gets each number and its place.
 */
export function readHybrid(
  bytes: Uint8Array,
  width: number,
  count: number,
  use: (value: number, place: number) => void,
): void {
  if (width > 32) throw cutOff()
  const reader: ByteReader = { bytes, at: 0 }
  let place = 0
  while (place < count) {
    const head = varint(reader)
    if (Number.isNaN(head)) throw cutOff()
    const packed = head % 2 === 1
    const some = Math.min(count - place, Math.floor(head / 2) * (packed ? 8 : 1))
    if (packed) unpack(reader, width, some, place, use)
    else {
      const value = little(reader, Math.ceil(width / 8))
      for (let k = 0; k < some; k++) use(value, place + k)
    }
    place += some
  }
}

function unpack(
  reader: ByteReader,
  width: number,
  count: number,
  place: number,
  use: (value: number, place: number) => void,
): void {
  const { bytes, at } = reader
  if (at + Math.ceil((count * width) / 8) > bytes.length) throw cutOff()
  for (let k = 0; k < count; k++) {
    const bit = k * width
    let value = 0
    for (let got = 0; got < width; ) {
      const offset = (bit + got) & 7
      const some = Math.min(8 - offset, width - got)
      const piece = (bytes[at + Math.floor((bit + got) / 8)]! >> offset) & ((1 << some) - 1)
      value += piece * 2 ** got
      got += some
    }
    use(value, place + k)
  }
  // Groups are always whole.
  reader.at = at + Math.ceil(count / 8) * width
}

function little(reader: ByteReader, size: number): number {
  let value = 0
  for (let k = 0; k < size; k++) {
    const byte = reader.bytes[reader.at++]
    if (byte === undefined) throw cutOff()
    value += byte * 2 ** (8 * k)
  }
  return value
}

const cutOff = () => formatError('parquet', 'The levels or indices of a page are damaged, or cut off.')
