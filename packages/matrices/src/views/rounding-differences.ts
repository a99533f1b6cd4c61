import type { NumberArray } from '@freecurve/core'

/** What rounding leaves between a_ij and its mirror image, in units of half the distance from 1 to the next number. */
interface Rounding {
  /** That half distance, the unit roundoff u. */
  readonly unit: number
  /** Allowed in units of u times the entry, or the entries of its rows. */
  readonly entries: number
  /** Allowed in units of u times √(a_ii a_jj). */
  readonly diagonal: number
}

/**
 * Sums of 10⁶ terms made in two orders differ by some √10⁶ u. Half types are summed in a wider type and rounded once, which leaves
 * 2u. Chosen, not derived.
 */
const full = (unit: number): Rounding => ({ unit, entries: 1000, diagonal: 16 })
const half = (unit: number): Rounding => ({ unit, entries: 4, diagonal: 1 })
const SINGLE = full(2 ** -24)
const ROUNDINGS: { readonly [type: string]: Rounding } = {
  float16: half(2 ** -11),
  bfloat16: half(2 ** -8),
  float32: SINGLE,
  complex64: SINGLE,
}
/** Derivatives and inverses lose digits that a sum keeps; at 1e-10 of the entries they move no eigenvalue that anybody looks at. Chosen. */
const DOUBLE: Rounding = { unit: 2 ** -53, entries: 1e6, diagonal: 1000 }

/** A square block of a matrix whose mirrored entries are compared. */
export interface Differences {
  /** By how much the parts of a_ij and a_ji may differ. */
  allowed(i: number, j: number): number
  /** ‖A − A*‖_F over ‖A‖_F, both without the diagonal; 0 for a diagonal matrix. */
  readonly share: number
}

/**
 * How much of a difference between the two triangles of a computed matrix is rounding. Entry (i, j) may differ by
 *
 *   max(c u max(|a_ij|, |a_ji|, √(r_i r_j)), d u √|a_ii a_jj|),
 *
 * u the unit roundoff of the file's number type, r_i the root mean square of row i without its diagonal entry; c = 1000 and d = 16
 * for float32, 4 and 1 for half types, 10⁶ and 1000 for float64.
 *
 * - The rows: a sum whose terms nearly cancel has the rounding of its neighbours. All differences that r_i allows have together a
 *   Frobenius norm of at most c u ‖A‖_F, the diagonal left out of both, so that they are rounding whatever the diagonal is. It needs
 *   no diagonal, which is zero in adjacency matrices and matrices of distances.
 * - The diagonal: in a Gram matrix |a_ij| ≤ √(a_ii a_jj), and so are the partial sums; rows orthogonal to all others have nothing
 *   else. Its factor is small because a strong diagonal would hide any entries that do not belong to it.
 * - The share catches those: entries that are not symmetric at all differ by √2 of their norm, however small they are beside the
 *   diagonal.
 *
 * Absolute values of complex numbers are those of the larger part.
 */
export function roundingDifferences({ values, imaginary, shape }: NumberArray, type: string): Differences {
  const size = shape[0]!
  const absolute = (k: number) =>
    imaginary === undefined ? Math.abs(values[k]!) : Math.max(Math.abs(values[k]!), Math.abs(imaginary[k]!))
  let largest = 0
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, absolute(k))
  // In units of the largest entry, so that no square overflows.
  const unit = largest === 0 ? 1 : largest
  const rowRoots = new Float64Array(size)
  const diagonalRoots = new Float64Array(size)
  let squares = 0
  let differences = 0
  for (let i = 0; i < size; i++) {
    let row = 0
    for (let j = 0; j < size; j++) {
      if (j === i) continue
      const [at, mirrored] = [i * size + j, j * size + i]
      row += (absolute(at) / unit) ** 2
      differences += (values[at]! / unit - values[mirrored]! / unit) ** 2
      if (imaginary !== undefined) differences += (imaginary[at]! / unit + imaginary[mirrored]! / unit) ** 2
    }
    squares += row
    rowRoots[i] = (row / Math.max(1, size - 1)) ** (1 / 4)
    diagonalRoots[i] = Math.sqrt(absolute(i * size + i))
  }
  const rounding = ROUNDINGS[type] ?? DOUBLE
  return {
    share: differences === 0 ? 0 : Math.sqrt(differences / squares),
    allowed: (i, j) => {
      const own = Math.max(absolute(i * size + j), absolute(j * size + i))
      const near = Math.max(own, rowRoots[i]! * rowRoots[j]! * unit)
      const far = diagonalRoots[i]! * diagonalRoots[j]!
      return rounding.unit * Math.max(rounding.entries * near, rounding.diagonal * far)
    },
  }
}
