import type { ByteSource } from '@freecurve/core'
import { crc32 } from '../bytes/crc32.ts'
import { formatError } from '../format-error.ts'

/** A source whose checksum is looked at once all its bytes were read, in pieces from the first to the last. E_FILE_FORMAT if it is wrong. */
export function checksummedSource(source: ByteSource, crc: number, format: string): ByteSource {
  const { size, name } = source
  let done = 0
  let rest = 0
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    const bytes = await source.read(from, to)
    if (from > done || to <= done) return bytes
    rest = crc32(bytes.subarray(done - from), rest)
    done = to
    if (done === size && rest !== crc) {
      done = 0
      rest = 0
      throw formatError(format, `"${name}" in the zip archive is damaged: its checksum is wrong.`)
    }
    return bytes
  }
  return Object.freeze({ ...source, read })
}
