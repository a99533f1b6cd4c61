import { FreecurveError } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'

/** Most numbers that are drawn: 8 GB of them. */
const MOST = 2 ** 30

/**
 * Independent standard normals, rows×columns, row-major.
 *
 * @throws E_DOMAIN for a seed or stream that is none, and where there would be more than 2^30 numbers.
 */
export function normalTable(rows: number, columns: number, seed: number, stream: number): Float64Array {
  requireDrawable(rows, columns)
  const { normal } = createRandom(seed, stream)
  const table = new Float64Array(rows * columns)
  for (let k = 0; k < table.length; k++) table[k] = normal()
  return table
}

/** Throws E_DOMAIN for a table of more than 2^30 numbers, before anything of its size is made. */
export function requireDrawable(rows: number, columns: number): void {
  if (rows * columns > MOST)
    throw new FreecurveError(
      'E_DOMAIN',
      `This matrix needs ${rows} × ${columns} random numbers; at most ${MOST} are drawn.`,
      { argument: 'size', got: rows },
    )
}
