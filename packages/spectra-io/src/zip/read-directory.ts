import type { ByteSource } from '@freecurve/core'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { findDirectory } from './find-directory.ts'
import type { ZipMember } from './zip-member.ts'

const ENTRY = 0x02014b50
const ENTRY_SIZE = 46
const LOCAL_HEADER_SIZE = 30
const LONG_FIELDS = 0x0001
const ENCRYPTED = 1

/**
 * The members of a zip archive by name, in the order of the directory; folders are left out.
 *
 * @throws E_FILE_FORMAT where the directory makes no sense: members that overlap, lie outside the file, share a name, are encrypted, packed
 * in another way than deflate, or stored with another size than they have.
 */
export async function readDirectory(file: ByteSource, format: string): Promise<ReadonlyMap<string, ZipMember>> {
  const place = await findDirectory(file, format)
  const entries = viewOf(await file.read(place.at, place.at + place.size))
  const members: ZipMember[] = []
  for (let at = 0; at < entries.byteLength; ) {
    const { member, next } = readEntry(entries, at, place.at, format)
    members.push(member)
    at = next
  }
  if (members.length !== place.count)
    throw formatError(
      format,
      `The zip archive's directory has ${members.length} members, not ${place.count}.`,
      place.at,
    )
  const byName = new Map<string, ZipMember>()
  for (const [member, limit] of withLimits(members, place.at, format)) {
    if (byName.has(member.name))
      throw formatError(format, `The zip archive has two members named "${member.name}".`, member.headerAt)
    if (!member.name.endsWith('/')) byName.set(member.name, { ...member, limit })
  }
  return byName
}

function readEntry(entries: DataView, at: number, directoryAt: number, format: string) {
  const fail = (what: string) => formatError(format, `The zip archive's directory ${what}.`, directoryAt + at)
  if (at + ENTRY_SIZE > entries.byteLength || entries.getUint32(at, true) !== ENTRY) throw fail('is damaged')
  const [nameSize, extraSize, commentSize] = [28, 30, 32].map((place) => entries.getUint16(at + place, true)) as [
    number,
    number,
    number,
  ]
  const nameAt = at + ENTRY_SIZE
  const extraAt = nameAt + nameSize
  const next = extraAt + extraSize + commentSize
  if (next > entries.byteLength) throw fail('ends within a member')
  const name = new TextDecoder().decode(new Uint8Array(entries.buffer, entries.byteOffset + nameAt, nameSize))
  if (entries.getUint16(at + 8, true) & ENCRYPTED)
    throw fail(`says that "${name}" is encrypted. Save it without a password`)
  const method = entries.getUint16(at + 10, true)
  if (method !== 0 && method !== 8)
    throw fail(`says that "${name}" is packed by method ${method}; only stored and deflated members can be read`)
  const short = [24, 20, 42].map((place) => entries.getUint32(at + place, true))
  const long = short.includes(0xffffffff) ? longFields(entries, extraAt, extraAt + extraSize) : undefined
  const [size, packedSize, headerAt] = short.map((value) => {
    const found = value === 0xffffffff ? long?.next().value : value
    if (found === undefined || !Number.isSafeInteger(found)) throw fail(`does not say how large "${name}" is`)
    return found
  }) as [number, number, number]
  if (method === 0 && size !== packedSize)
    throw fail(`says that "${name}" holds ${size} bytes, which ${packedSize} packed bytes cannot`)
  const member: ZipMember = {
    name,
    method,
    crc: entries.getUint32(at + 16, true),
    packedSize,
    size,
    headerAt,
    limit: headerAt + LOCAL_HEADER_SIZE + nameSize + packedSize,
  }
  return { member, next }
}

/** The 64-bit values of an entry whose fields are too narrow, in the order of the fields. */
function* longFields(entries: DataView, from: number, to: number): Generator<number, undefined> {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + entries.getUint16(at + 2, true)
    if (entries.getUint16(at, true) === LONG_FIELDS)
      for (let field = at + 4; field + 8 <= Math.min(end, to); field += 8)
        yield Number(entries.getBigUint64(field, true))
    at = end
  }
}

/** Members with the offset they must end before; their own least end must not lie behind it. */
function withLimits(members: readonly ZipMember[], directoryAt: number, format: string): Map<ZipMember, number> {
  const limits = new Map<ZipMember, number>()
  let limit = directoryAt
  for (const member of [...members].sort((a, b) => b.headerAt - a.headerAt)) {
    if (member.limit > limit)
      throw formatError(format, `"${member.name}" in the zip archive overlaps what follows it.`, member.headerAt)
    limits.set(member, limit)
    limit = member.headerAt
  }
  return new Map(members.map((member) => [member, limits.get(member)!]))
}
