import { type ByteSource, isFreecurveError } from '@freecurve/core'
import { Unzlib } from 'fflate'
import { formatError } from '../format-error.ts'
import { adler32 } from './adler32.ts'

/** Compressed bytes that are inflated at a time, the first of them; at most 16 MiB come of the longest. */
const FIRST = 1024
const LONGEST = 2 ** 14

/** Compressed bytes of which nothing may come: more than a stored block of 64 KiB is what follows the end of the stream. */
const IDLE = 2 ** 18

/**
 * Inflates a zlib stream (RFC 1950) piece by piece until `take` wants no more, or to its end, where its checksum must be right.
 *
 * @param take is given each piece; false to stop.
 * @throws E_FILE_FORMAT for a stream that is damaged or cut off, and what `take` throws.
 */
export async function inflateZlib(
  file: ByteSource,
  format: string,
  take: (piece: Uint8Array) => boolean,
): Promise<void> {
  let sum = 1
  let onward = true
  let idle = 0
  const stream = new Unzlib((piece) => {
    if (!onward) return
    if (piece.length > 0) idle = 0
    sum = adler32(piece, sum)
    onward = take(piece)
  })
  let length = FIRST
  for (let at = 0; at < file.size && onward; length = Math.min(LONGEST, 2 * length)) {
    const end = Math.min(file.size, at + length)
    const piece = await file.read(at, end)
    idle += piece.length
    push(stream, piece, end === file.size, format)
    if (idle > IDLE) throw damaged(format)
    at = end
  }
  if (!onward) return
  const tail = await file.read(Math.max(0, file.size - 4), file.size)
  const told = tail.reduce((value, byte) => (value << 8) | byte, 0) >>> 0
  if (tail.length === 4 && told === sum) return
  throw formatError(format, 'The checksum of compressed data is wrong: they are damaged or cut off.')
}

function push(stream: Unzlib, piece: Uint8Array, last: boolean, format: string): void {
  try {
    stream.push(piece, last)
  } catch (cause) {
    if (isFreecurveError(cause)) throw cause
    throw damaged(format, cause)
  }
}

const damaged = (format: string, cause?: unknown) =>
  formatError(format, 'Compressed data cannot be inflated: they are damaged or cut off.', undefined, cause)
