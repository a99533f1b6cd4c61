import { FreecurveError, type SymmetricMatrix } from '@freecurve/core'

/**
 * Share of the largest entry by which a_ij and a_ji may differ. Chosen, not derived: above the rounding of a Gram
 * matrix summed in two orders (about 1e-13), below any asymmetry that means something.
 */
const ASYMMETRY = 1e-10

/** Side of the square tiles in which the matrix is compared with its transpose, so that both stay in the cache. */
const TILE = 64

/** A scaled symmetric matrix: `packed` (length n(n+1)/2, rows of the lower triangle one after the other) times `unit`. */
export interface PackedTriangle {
  readonly packed: Float64Array
  /** A power of two; 1 for the zero matrix. */
  readonly unit: number
}

/**
 * The lower triangle of (A + Aᵀ)/2 divided by the power of two next to its largest entry.
 *
 * @throws E_MATRIX unless the matrix (n×n) is square, finite and symmetric.
 */
export function packLowerTriangle({ size, data }: SymmetricMatrix): PackedTriangle {
  if (!Number.isInteger(size) || size < 0 || data.length !== size * size)
    throw refusal(`A matrix of size ${size} has ${size * size} entries; got ${data.length}.`, 'not square', data.length)
  let largest = 0
  for (let k = 0; k < data.length; k++) {
    const entry = Math.abs(data[k]!)
    if (!(entry < Infinity)) {
      const place = `row ${Math.floor(k / size)}, column ${k % size}`
      throw refusal(`The entry in ${place} is ${data[k]}; all must be finite.`, 'not finite', data[k])
    }
    if (entry > largest) largest = entry
  }
  const unit = largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest))
  const packed = new Float64Array((size * (size + 1)) / 2)
  const allowed = (ASYMMETRY * largest) / unit
  for (let top = 0; top < size; top += TILE)
    for (let left = 0; left <= top; left += TILE)
      for (let i = top; i < Math.min(top + TILE, size); i++)
        for (let j = left; j <= Math.min(left + TILE - 1, i); j++) {
          const below = data[i * size + j]! / unit
          const above = data[j * size + i]! / unit
          if (Math.abs(below - above) > allowed)
            throw refusal(
              `Entry (${i}, ${j}) is ${below * unit}, entry (${j}, ${i}) is ${above * unit}; a symmetric matrix is wanted.`,
              'not symmetric',
              [i, j],
            )
          packed[(i * (i + 1)) / 2 + j] = (below + above) / 2
        }
  return { packed, unit }
}

const refusal = (message: string, reason: string, got: unknown) =>
  new FreecurveError('E_MATRIX', message, { reason, got })
