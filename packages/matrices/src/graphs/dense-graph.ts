import type { MatrixSource, PrincipalOptions, StoredArray, SymmetricMatrix } from '@freecurve/core'
import { refusal } from '../views/refusal.ts'
import { symmetricView } from '../views/symmetric.ts'
import type { Graph } from './graph.ts'

/** Bytes of the matrix that are in memory at once. */
const PIECE = 2 ** 25

/** A graph in a dense square matrix in a file: only what is asked for is read, all of it once for the degrees. */
export async function denseGraph(array: StoredArray): Promise<Graph> {
  const source = await symmetricView.source(array)
  return {
    size: source.size,
    principal: async (indices, options) => realOnly(await source.principal(indices, options)),
    degrees: (options) => degreesOf(array, source, options),
  }
}

function realOnly(matrix: Awaited<ReturnType<MatrixSource['principal']>> | { readonly imaginary: Float64Array }) {
  if (matrix.imaginary !== undefined) throw refusal('The matrix is complex; weights of edges are real.', 'complex')
  return matrix as SymmetricMatrix
}

async function degreesOf(
  array: StoredArray,
  { size }: { readonly size: number },
  { signal }: PrincipalOptions,
): Promise<Float64Array> {
  const degrees = new Float64Array(size)
  const every = Uint32Array.from({ length: size }, (_, k) => k)
  const height = Math.max(1, Math.floor(PIECE / 8 / size))
  for (let from = 0; from < size; from += height) {
    signal?.throwIfAborted()
    const rows = every.subarray(from, Math.min(size, from + height))
    const { values } = await array.block(rows, every)
    for (let i = 0; i < rows.length; i++) {
      let sum = -values[i * size + rows[i]!]!
      for (let j = 0; j < size; j++) sum += values[i * size + j]!
      if (!Number.isFinite(sum)) throw refusal(`Row ${rows[i]} holds numbers that are not finite.`, 'not finite', sum)
      degrees[rows[i]!] = sum
    }
  }
  return degrees
}
