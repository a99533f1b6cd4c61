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

/** out[offset …] = W · values: modes of a function given at the points. */
export function toModes({ count, rows }: CountModes, values: Float64Array, out: Float64Array, offset: number): void {
  const points = values.length
  for (let k = 0; k < count; k++) {
    let sum = 0
    const row = k * points
    for (let i = 0; i < points; i++) sum += rows[row + i]! * values[i]!
    out[offset + k] = sum
  }
}
