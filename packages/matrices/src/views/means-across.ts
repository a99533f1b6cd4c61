import type { StoredArray } from '@freecurve/core'
import { rowPieces } from '../row-pieces.ts'

/** The mean over all rows of every column of X (n×p), length p; reads X once. */
export async function meansAcross(array: StoredArray, signal: AbortSignal | undefined): Promise<Float64Array> {
  const [height, width] = array.shape as readonly [number, number]
  const means = new Float64Array(width)
  for await (const { rows, values } of rowPieces(array, signal))
    for (let i = 0; i < rows.length; i++) for (let c = 0; c < width; c++) means[c]! += values[i * width + c]!
  return means.map((sum) => sum / height)
}
