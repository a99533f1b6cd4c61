import type { StoredArray } from '@freecurve/core'
import { columnMeans } from '../column-means.ts'
import { rowPieces } from '../row-pieces.ts'

/** The mean over all rows of every column of X (n×p), length p; that of a constant column is its value. Reads X once. */
export async function meansAcross(array: StoredArray, signal: AbortSignal | undefined): Promise<Float64Array> {
  const { add, means } = columnMeans(array.shape[1]!)
  for await (const { values } of rowPieces(array, signal)) add(values)
  return means()
}
