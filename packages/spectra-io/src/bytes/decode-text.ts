import { formatError } from '../format-error.ts'

/** Longest text, in bytes, that every current engine can hold as one string. */
const LONGEST = 2 ** 29 - 25

/** Refuses, before it is read, a text file that does not fit in one string. E_FILE_FORMAT. */
export function checkTextSize(size: number, format: string): void {
  if (size > LONGEST)
    throw formatError(format, `${size} bytes are too many for a text file; save the numbers as .npy instead.`)
}

/**
 * The text in the bytes: UTF-8, or UTF-16 where a byte order mark says so (as PowerShell writes). The mark is dropped.
 *
 * @throws E_FILE_FORMAT for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array, format: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    throw formatError(format, 'This is not a text file: its bytes are not valid UTF-8.', undefined, cause)
  }
}

/** Text of the first bytes, for a look at what is in a file: never throws, a cut last character is replaced. */
export const peekText = (bytes: Uint8Array, count: number): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, count))

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
