import type { ByteSource } from '@freecurve/core'

/** The bytes from…to−1 of a file as a file of their own, such as an uncompressed member of an archive. */
export const sliceSource = (file: ByteSource, from: number, to: number, name: string): ByteSource =>
  Object.freeze({ name, size: to - from, read: (a: number, b: number) => file.read(from + a, from + b) })
