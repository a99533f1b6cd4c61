import type { ByteSource } from '@freecurve/core'

/** Bytes that are read at once: what a disk gives anyway. */
const PAGE = 4096

/** The same bytes for a reader that takes many small pieces one behind the other: the last page is held. */
export function pagedSource(file: ByteSource): ByteSource {
  let page: Uint8Array = new Uint8Array(0)
  let pageAt = 0
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    if (from < pageAt || to > pageAt + page.length) {
      page = await file.read(from, Math.max(to, Math.min(file.size, from + PAGE)))
      pageAt = from
    }
    return page.subarray(from - pageAt, to - pageAt)
  }
  return Object.freeze({ name: file.name, size: file.size, read })
}
