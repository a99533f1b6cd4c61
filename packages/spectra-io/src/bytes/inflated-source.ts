import type { ByteSource } from '@freecurve/core'
import { formatError } from '../format-error.ts'
import { inflateZlib } from './inflate-zlib.ts'

/** First bytes that are held from the start. */
const HEAD = 4096

/** Bytes that may come of one compressed byte: what deflate can do at most (RFC 1951: 258 bytes for a quarter of one). */
const MOST_PER_BYTE = 1032

/** A small output is no burden, whatever it comes from. */
const SMALL = 2 ** 16

/**
 * What a zlib stream inflates to, as a file of its own. Its first bytes are inflated now; all of it once something behind them is read,
 * and then held.
 *
 * @param sizeOf the length that the first bytes (4 KiB, or all of fewer) say the whole has.
 * @throws E_FILE_FORMAT where that is more than such a stream can hold; when it is read, also where there is less or more.
 */
export async function inflatedSource(
  compressed: ByteSource,
  format: string,
  sizeOf: (head: Uint8Array) => number,
): Promise<ByteSource> {
  const head = await inflateHead(compressed, format)
  const size = sizeOf(head)
  if (size > Math.max(SMALL, MOST_PER_BYTE * compressed.size))
    throw formatError(format, `${compressed.size} compressed bytes are said to hold ${size}: that cannot be.`)
  if (head.length !== Math.min(size, HEAD)) throw unequal(format, size, head.length)
  let whole: Promise<Uint8Array> | undefined
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    if (to <= head.length) return head.subarray(from, to)
    whole ??= inflateWhole(compressed, format, size)
    return (await whole).subarray(from, to)
  }
  return Object.freeze({ name: compressed.name, size, read })
}

async function inflateHead(compressed: ByteSource, format: string): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD)
  let length = 0
  await inflateZlib(compressed, format, (piece) => {
    const some = piece.subarray(0, HEAD - length)
    head.set(some, length)
    length += some.length
    return some.length === piece.length
  })
  return head.subarray(0, length)
}

async function inflateWhole(compressed: ByteSource, format: string, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let length = 0
  await inflateZlib(compressed, format, (piece) => {
    if (length + piece.length > size) throw unequal(format, size, length + piece.length)
    whole.set(piece, length)
    length += piece.length
    return true
  })
  if (length < size) throw unequal(format, size, length)
  return whole
}

const unequal = (format: string, size: number, found: number) =>
  formatError(
    format,
    `Compressed data are said to hold ${size} bytes and hold ${found}${found > size ? ' or more' : ''}.`,
  )
