/**
 * The counting function of eigenvalues, seen through sine modes in which its noise is known.
 *
 * Eigenvalues are rigid: for a real symmetric random matrix the number of them below the p-quantile fluctuates like a
 * logarithmically correlated field, whose modes b_k = 2∫ N(p) sin(kπp) dp are independent with deviation √2/(π√k),
 * whatever n (Johansson 1998: Σ T_k(λ) has variance k/2 for the orthogonal ensemble). Averages of r disjoint
 * submatrices gain √r.
 */
export interface CountModes {
  readonly count: number
  /** Row-major, modes × points: maps ΔF at the points to modes in units of their noise. */
  readonly rows: Float64Array
}

/**
 * @param points number of points, at shares (i + ½)/points of the eigenvalues that belong to no atom.
 * @param modes number of modes, at most points/2.
 * @param size number of eigenvalues of one submatrix.
 * @param replicates number of submatrices.
 */
export function countModes(points: number, modes: number, size: number, replicates: number): CountModes {
  const rows = new Float64Array(modes * points)
  for (let k = 1; k <= modes; k++) {
    const unit = (2 / points) * size * ((Math.PI * Math.sqrt(k)) / Math.SQRT2) * Math.sqrt(replicates)
    for (let i = 0; i < points; i++) rows[(k - 1) * points + i] = unit * Math.sin((Math.PI * k * (i + 0.5)) / points)
  }
  return { count: modes, rows }
}

/**
 * out[offset …] = W · values: modes of a function given at the points. A sine mode is even or odd about the middle share, so that sums and
 * differences of mirrored values halve the work; four partial sums keep the processor busy. It is the fit's inner loop.
 */
export function toModes({ count, rows }: CountModes, values: Float64Array, out: Float64Array, offset: number): void {
  const points = values.length
  const half = points >> 1
  const even = new Float64Array(half)
  const odd = new Float64Array(half)
  for (let i = 0; i < half; i++) {
    const mirrored = values[points - 1 - i]!
    even[i] = values[i]! + mirrored
    odd[i] = values[i]! - mirrored
  }
  const whole = half - (half % 4)
  for (let k = 0; k < count; k++) {
    // Mode k + 1 is even about the middle where k is.
    const folded = k % 2 === 0 ? even : odd
    const row = k * points
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = 0; i < whole; i += 4) {
      a += rows[row + i]! * folded[i]!
      b += rows[row + i + 1]! * folded[i + 1]!
      c += rows[row + i + 2]! * folded[i + 2]!
      d += rows[row + i + 3]! * folded[i + 3]!
    }
    for (let i = whole; i < half; i++) a += rows[row + i]! * folded[i]!
    if (points % 2 === 1) b += rows[row + half]! * values[half]!
    out[offset + k] = a + b + (c + d)
  }
}
