import { formatError } from '../format-error.ts'

/** Bytes that may come of one byte of a file: what deflate can do at most (RFC 1951: 258 bytes for a quarter of one). */
const MOST_PER_BYTE = 1032

/** Smaller arrays are no burden, whatever they come from. */
const SMALL = 2 ** 20

/** Longest typed array that every current engine makes. */
const LONGEST = 2 ** 32 - 1

/**
 * Refuses, before anything is allocated, an array far larger than the bytes it is to come from: a header that lies, an archive made to
 * burst. E_FILE_FORMAT.
 *
 * @param count numbers, 8 bytes each
 * @param fileSize bytes of the file
 */
export function checkWarranted(format: string, count: number, fileSize: number): void {
  const bytes = 8 * count
  if (count <= LONGEST && (bytes <= SMALL || bytes <= MOST_PER_BYTE * fileSize)) return
  throw formatError(
    format,
    `${count} numbers (${bytes} bytes) are promised, but the file has ${fileSize} bytes: no file of that size holds so many.`,
  )
}
