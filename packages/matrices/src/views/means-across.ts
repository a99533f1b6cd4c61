import type { StoredArray } from '@freecurve/core'

/** Bytes of X that are in memory at once. */
const PIECE = 2 ** 25

/** The mean over all rows of every column of X (n×p), length p; reads X once. */
export async function meansAcross(
  array: StoredArray,
  rows: number,
  columns: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const means = new Float64Array(columns)
  const every = Uint32Array.from({ length: columns }, (_, k) => k)
  const height = Math.max(1, Math.floor(PIECE / 8 / columns))
  for (let from = 0; from < rows; from += height) {
    signal?.throwIfAborted()
    const some = Uint32Array.from({ length: Math.min(height, rows - from) }, (_, k) => from + k)
    const { values } = await array.block(some, every)
    for (let i = 0; i < some.length; i++) for (let c = 0; c < columns; c++) means[c]! += values[i * columns + c]!
  }
  return means.map((sum) => sum / rows)
}
