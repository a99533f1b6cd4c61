import type { StoredArray } from '@freecurve/core'

/** Bytes of a table that are in memory at once. */
export const PIECE = 2 ** 25

/** Some rows of a table (n×p), all of their columns. */
export interface RowPiece {
  /** Which rows they are. */
  readonly rows: Uint32Array
  /** length rows.length × p, row-major */
  readonly values: Float64Array
}

/** All rows of a table in a file, in order, a piece at a time. Throws the signal's reason once it is aborted. */
export async function* rowPieces(
  array: StoredArray,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowPiece, void, undefined> {
  const [height, width] = array.shape as readonly [number, number]
  const every = Uint32Array.from({ length: width }, (_, k) => k)
  const step = Math.max(1, Math.floor(PIECE / 8 / width))
  for (let from = 0; from < height; from += step) {
    signal?.throwIfAborted()
    const rows = Uint32Array.from({ length: Math.min(step, height - from) }, (_, k) => from + k)
    const { values } = await array.block(rows, every)
    yield { rows, values }
  }
}
