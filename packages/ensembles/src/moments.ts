/** Four numbers that belong to the orders 1 … 4. */
export type Four = readonly [number, number, number, number]

/**
 * Moments μ₁ … μ₄ about zero from free cumulants κ₁ … κ₄: μ_k is the sum over non-crossing partitions (Speicher 1994),
 * μ₂ = κ₂ + κ₁², μ₃ = κ₃ + 3κ₂κ₁ + κ₁³, μ₄ = κ₄ + 4κ₃κ₁ + 2κ₂² + 6κ₂κ₁² + κ₁⁴. Throws nothing.
 */
export const momentsOfCumulants = ([k1, k2, k3, k4]: Four): Four => [
  k1,
  k2 + k1 ** 2,
  k3 + 3 * k2 * k1 + k1 ** 3,
  k4 + 4 * k3 * k1 + 2 * k2 ** 2 + 6 * k2 * k1 ** 2 + k1 ** 4,
]

/** Σ_j w_j t_j^k for k = 1 … 4. Throws nothing. */
export function powerSums(weights: readonly number[], values: readonly number[]): Four {
  const sum = (k: number) => weights.reduce((total, w, j) => total + w * values[j]! ** k, 0)
  return [sum(1), sum(2), sum(3), sum(4)]
}
