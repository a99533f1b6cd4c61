import { type TestMember, zipBytes } from './zip-bytes.ts'

/** The pickle in a torch archive, and the archive with another one in its place, its checksum right. */
export function pickledFile(archive: Uint8Array) {
  const members = membersOf(archive)
  const isPickle = ({ name }: TestMember) => name.endsWith('/data.pkl')
  return {
    pickle: members.find(isPickle)!.content,
    withPickle: (content: Uint8Array) =>
      zipBytes(members.map((member) => (isPickle(member) ? { ...member, content } : member))),
  }
}

/** The stored members of an archive in the order of its directory. */
function membersOf(archive: Uint8Array): readonly TestMember[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const members: TestMember[] = []
  for (let at = view.getUint32(archive.length - 6, true); view.getUint32(at, true) === 0x02014b50; ) {
    const headerAt = view.getUint32(at + 42, true)
    const dataAt = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, nameEnd))
    members.push({ name, content: archive.subarray(dataAt, dataAt + view.getUint32(at + 24, true)) })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return members
}
