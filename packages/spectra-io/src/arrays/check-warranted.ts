import { mostInflated } from '../bytes/most-inflated.ts'
import { formatError } from '../format-error.ts'

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
  if (count <= LONGEST && (bytes <= SMALL || bytes <= mostInflated(fileSize))) return
  throw formatError(
    format,
    `${count} numbers (${bytes} bytes) are promised, but the file has ${fileSize} bytes: no file of that size holds so many.`,
  )
}
