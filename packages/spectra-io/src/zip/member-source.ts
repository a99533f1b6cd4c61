import type { ByteSource } from '@freecurve/core'
import { crc32 } from '../bytes/crc32.ts'
import { inflatedSource } from '../bytes/inflated-source.ts'
import { sliceSource } from '../bytes/slice-source.ts'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { checksummedSource } from './checksummed-source.ts'
import type { ZipMember } from './zip-member.ts'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_SIZE = 30

/**
 * The content of a member. A stored one is read in pieces from the archive, and checked where all its bytes are read in turn. A deflated
 * one is inflated and checked when more than its first bytes are asked for ({@link inflatedSource}).
 *
 * @throws E_FILE_FORMAT where it cannot be so long; when it is read, for content that is not what the directory says.
 */
export function memberSource(file: ByteSource, member: ZipMember, format: string): ByteSource {
  const { name, size, packedSize, method, crc, headerAt } = member
  let place: Promise<ByteSource> | undefined
  const read = async (from: number, to: number) => {
    place ??= packedSource(file, member, format)
    return (await place).read(from, to)
  }
  const packed = Object.freeze({ name, size: packedSize, read })
  if (method === 0) return checksummedSource(packed, crc, format)
  const damaged = (what: string, cause?: unknown) =>
    formatError(format, `"${name}" in the zip archive is damaged: ${what}.`, headerAt, cause)
  const checksum = { add: crc32, start: 0, told: crc }
  return inflatedSource({ packed, method: 'deflate-raw', size, checksum, damaged })
}

/** The bytes that a member takes in the archive, behind its local header. */
async function packedSource(file: ByteSource, member: ZipMember, format: string): Promise<ByteSource> {
  const { name, headerAt, limit, packedSize, method } = member
  const header = viewOf(await file.read(headerAt, headerAt + LOCAL_HEADER_SIZE))
  const at = headerAt + LOCAL_HEADER_SIZE + header.getUint16(26, true) + header.getUint16(28, true)
  if (header.getUint32(0, true) === LOCAL_HEADER && header.getUint16(8, true) === method && at + packedSize <= limit)
    return sliceSource(file, at, at + packedSize, name)
  throw formatError(format, `"${name}" in the zip archive is not where the directory says.`, headerAt)
}
