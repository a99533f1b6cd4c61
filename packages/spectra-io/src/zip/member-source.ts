import type { ByteSource } from '@freecurve/core'
import { crc32 } from '../bytes/crc32.ts'
import { sliceSource } from '../bytes/slice-source.ts'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { checksummedSource } from './checksummed-source.ts'
import { inflate } from './inflate.ts'
import type { ZipMember } from './zip-member.ts'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_SIZE = 30

/** Bytes at the start of a deflated member that are unpacked without the rest of it: headers lie there. */
const PEEK = 4096

/**
 * The content of a member. A stored one is read in pieces from the archive, and checked where all its bytes are
 * read in turn. A deflated one is unpacked as a whole when more than its first
 * bytes are asked for, checked, and kept in memory.
 *
 * @throws E_FILE_FORMAT, when it is read, for content that is not what the directory says.
 */
export function memberSource(file: ByteSource, member: ZipMember, format: string): ByteSource {
  const { name, size, method, crc } = member
  let place: Promise<ByteSource> | undefined
  const packed = () => {
    place ??= packedSource(file, member, format)
    return place
  }
  if (method === 0) {
    const read = async (from: number, to: number) => (await packed()).read(from, to)
    return checksummedSource(Object.freeze({ name, size, read }), crc, format)
  }
  const unpack = async (wanted: number) => inflate(await packed(), { size, wanted, format })
  let whole: Promise<Uint8Array> | undefined
  const read = async (from: number, to: number) => {
    if (whole === undefined && to <= PEEK && to < size) return (await unpack(to)).subarray(from)
    whole ??= unpack(size).then((bytes) => checked(bytes, member, format))
    return (await whole).subarray(from, to)
  }
  return Object.freeze({ name, size, read })
}

function checked(bytes: Uint8Array, { crc, name, headerAt }: ZipMember, format: string): Uint8Array {
  if (crc32(bytes) === crc) return bytes
  throw formatError(format, `"${name}" in the zip archive is damaged: its checksum is wrong.`, headerAt)
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
