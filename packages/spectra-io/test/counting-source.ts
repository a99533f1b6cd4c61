import type { ByteSource } from '@freecurve/core'
import { bytesSource } from '../src/index.ts'

/** Bytes in memory as a file that counts how many of them were asked for. */
export function countingSource(bytes: Uint8Array): ByteSource & { bytesRead(): number } {
  const source = bytesSource(bytes, 'x')
  let count = 0
  const read = (from: number, to: number) => {
    count += to - from
    return source.read(from, to)
  }
  return { ...source, read, bytesRead: () => count }
}
