import type { ByteSource } from '../byte-source.ts'

/** Bytes in memory as a file. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  name: 'law',
  size: bytes.length,
  read: async (from, to) => bytes.slice(from, to),
})
