import type { HermitianMatrix, StoredArray, SymmetricMatrix } from '@freecurve/core'
import { rowPieces } from '../row-pieces.ts'
import { refusal } from '../views/refusal.ts'
import { symmetricView } from '../views/symmetric.ts'
import type { Graph } from './graph.ts'

/** A graph in a dense square matrix in a file: only what is asked for is read, all of it once for the degrees. */
export async function denseGraph(array: StoredArray): Promise<Graph> {
  const { size, principal } = await symmetricView.source(array)
  return {
    size,
    principal: async (indices, options) => realOnly(await principal(indices, options)),
    degrees: ({ signal }) => degreesOf(array, size, signal),
  }
}

function realOnly(matrix: SymmetricMatrix | HermitianMatrix): SymmetricMatrix {
  if (matrix.imaginary !== undefined) throw refusal('The matrix is complex; weights of edges are real.', 'complex')
  return matrix
}

async function degreesOf(array: StoredArray, size: number, signal: AbortSignal | undefined): Promise<Float64Array> {
  const degrees = new Float64Array(size)
  for await (const { rows, values } of rowPieces(array, signal))
    rows.forEach((row, i) => {
      let sum = -values[i * size + row]!
      for (let j = 0; j < size; j++) sum += values[i * size + j]!
      if (!Number.isFinite(sum)) throw refusal(`Row ${row} holds numbers that are not finite.`, 'not finite', sum)
      degrees[row] = sum
    })
  return degrees
}
