import { deflateSync } from 'fflate'
import { crc32 } from '../src/bytes/crc32.ts'

/** A member of a zip archive, and what its entry in the directory says in place of the truth. */
export interface TestMember {
  readonly name: string
  readonly content: Uint8Array
  /** @default 0 */
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  readonly packedSize?: number
  readonly headerAt?: number
}

export interface TestArchive {
  /** Sizes and offsets in 64 bits, all narrow fields full. */
  readonly long?: boolean
  readonly count?: number
  readonly directoryAt?: number
  readonly comment?: Uint8Array
}

const u16 = (value: number): readonly number[] => [value & 255, (value >> 8) & 255]
const u32 = (value: number): readonly number[] => [...u16(value & 0xffff), ...u16(value >>> 16)]
const u64 = (value: number): readonly number[] => [...u32(value % 2 ** 32), ...u32(Math.floor(value / 2 ** 32))]

/** A zip archive of any members, right or wrong. */
export function zipBytes(members: readonly TestMember[], archive: TestArchive = {}): Uint8Array {
  const { long = false, comment = new Uint8Array(0) } = archive
  const bytes: number[] = []
  const push = (more: Iterable<number>) => {
    for (const byte of more) bytes.push(byte)
  }
  const entries = members.map((member) => {
    const { content, method = 0, flags = 0 } = member
    const name = new TextEncoder().encode(member.name)
    const packed = method === 8 ? deflateSync(content) : content
    const { crc = crc32(content), size = content.length, packedSize = packed.length, headerAt = bytes.length } = member
    push([...u32(0x04034b50), ...u16(45), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc)])
    push([...u32(packed.length), ...u32(content.length), ...u16(name.length), ...u16(0), ...name])
    push(packed)
    const full = 0xffffffff
    const extra = long
      ? [...u16(9), ...u16(1), 0, ...u16(1), ...u16(24), ...u64(size), ...u64(packedSize), ...u64(headerAt)]
      : []
    return [
      ...[...u32(0x02014b50), ...u16(45), ...u16(45), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc)],
      ...[...u32(long ? full : packedSize), ...u32(long ? full : size), ...u16(name.length), ...u16(extra.length)],
      ...[...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(long ? full : headerAt), ...name, ...extra],
    ]
  })
  const { directoryAt = bytes.length, count = members.length } = archive
  const directory = entries.flat()
  push(directory)
  if (long) {
    const recordAt = bytes.length
    push([...u32(0x06064b50), ...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(count), ...u64(count)])
    push([...u64(directory.length), ...u64(directoryAt), ...u32(0x07064b50), ...u32(0), ...u64(recordAt), ...u32(1)])
  }
  push([...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(long ? 0xffff : count), ...u16(long ? 0xffff : count)])
  push([...u32(long ? 0xffffffff : directory.length), ...u32(long ? 0xffffffff : directoryAt), ...u16(comment.length)])
  push(comment)
  return Uint8Array.from(bytes)
}
