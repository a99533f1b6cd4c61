import type { ByteSource } from '@freecurve/core'

/** Bytes in memory as a {@link ByteSource}; they are not copied. */
export const bytesSource = (bytes: Uint8Array, name: string): ByteSource =>
  Object.freeze({ name, size: bytes.length, read: async (from: number, to: number) => bytes.subarray(from, to) })
