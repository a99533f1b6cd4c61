import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'

/** Rows of D^{−1/2} A D^{−1/2} whose squared norms are within this of 1 are alike, and steps of the iteration at most. Chosen. */
const [ALIKE, STEPS] = [0.01, 200]

/**
 * The scales d > 0 with which all rows of D^{−1/2} A D^{−1/2} have norm 1: d_i = Σ_j |A_ij|²/d_j, the symmetric scaling of the matrix of squares
 * (Sinkhorn 1964), by d_i ← √(d_i Σ_j |A_ij|²/d_j). Of entries √(d_i d_j) G_ij with G_ij alike it finds d, of a diagonal matrix its absolute
 * values. null where there are none, as with a row of zeros, or they are not found.
 */
export function balancedScales({ size, data, imaginary }: SymmetricMatrix | HermitianMatrix): Float64Array | null {
  const parts = imaginary === undefined ? [data] : [data, imaginary]
  const largest = parts.reduce((most, part) => part.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0)
  if (!(largest > 0)) return null
  const scales = new Float64Array(size).fill(1)
  const sums = new Float64Array(size)
  for (let step = 0; step < STEPS; step++) {
    sums.fill(0)
    for (const part of parts)
      for (let i = 0; i < size; i++) {
        let sum = 0
        for (let j = 0; j < size; j++) sum += (part[i * size + j]! / largest) ** 2 / scales[j]!
        sums[i]! += sum
      }
    if (!sums.every((sum) => sum > 0 && sum < Infinity)) return null
    if (scales.every((d, i) => Math.abs(sums[i]! / d - 1) <= ALIKE)) return scales.map((d) => largest * d)
    for (let i = 0; i < size; i++) scales[i] = Math.sqrt(scales[i]! * sums[i]!)
  }
  return null
}
