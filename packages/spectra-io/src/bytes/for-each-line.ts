import type { ByteSource } from '@freecurve/core'
import { formatError } from '../format-error.ts'

/** Bytes that are read at a time. */
const PIECE = 2 ** 18

/** Longest line, in bytes: without a bound a file without line ends would be held as a whole. */
const LONGEST = 2 ** 16

const NEWLINE = 10

/** Looks at one line, bytes from…to−1 (its end not among them); false to stop behind it. */
export type VisitLine = (bytes: Uint8Array, from: number, to: number, line: number) => boolean

/**
 * Visits the lines of a text one after the other without ever holding more than a piece of it.
 *
 * @param from offset at which line number `line` begins.
 * @returns offset behind the last line that was visited.
 * @throws E_FILE_FORMAT for a line of more than 64 KiB, and what `visit` throws.
 */
export async function forEachLine(
  file: ByteSource,
  format: string,
  from: number,
  line: number,
  visit: VisitLine,
): Promise<number> {
  let number = line
  let rest: Uint8Array = new Uint8Array(0)
  for (let at = from; at < file.size; ) {
    const piece = await file.read(at, Math.min(file.size, at + PIECE))
    const bytes = joined(rest, piece)
    const bytesAt = at - rest.length
    at += piece.length
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      checkLength(end - start, format, number)
      const onward = visit(bytes, start, end, number++)
      start = end + 1
      if (!onward) return bytesAt + start
    }
    rest = bytes.subarray(start)
    checkLength(rest.length, format, number)
  }
  if (rest.length > 0) visit(rest, 0, rest.length, number)
  return file.size
}

function checkLength(length: number, format: string, line: number): void {
  if (length > LONGEST)
    throw formatError(format, `Line ${line} has more than ${LONGEST} characters: this is no such text.`, line)
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
