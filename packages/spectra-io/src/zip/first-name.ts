import { viewOf } from '../bytes/view-of.ts'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_SIZE = 30

/** Name of the first member of a zip archive, by the first bytes of the file; undefined for any other file. */
export function firstName(head: Uint8Array): string | undefined {
  if (head.length < LOCAL_HEADER_SIZE) return undefined
  const view = viewOf(head)
  if (view.getUint32(0, true) !== LOCAL_HEADER) return undefined
  const end = LOCAL_HEADER_SIZE + view.getUint16(26, true)
  return end > head.length ? undefined : new TextDecoder().decode(head.subarray(LOCAL_HEADER_SIZE, end))
}
