import type { ByteSource } from '@freecurve/core'

/** A source that counts the bytes it gives. */
export function countingSource(source: ByteSource): ByteSource & { count(): number } {
  let count = 0
  const read = (from: number, to: number) => {
    count += to - from
    return source.read(from, to)
  }
  return { ...source, read, count: () => count }
}
