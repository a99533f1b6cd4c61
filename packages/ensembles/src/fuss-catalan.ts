import { algebraicCurve } from '@freecurve/curves'
import { addGram, mirrorLower } from '@freecurve/eigen'
import { cholesky } from './cholesky.ts'
import { gramEigenvalues } from './gram-eigenvalues.ts'
import { momentsOfCumulants } from './moments.ts'
import { type Matrix, multiply } from './multiply.ts'
import { namedEnsemble } from './named-ensemble.ts'
import { normalTable } from './normal-table.ts'

/**
 * The product of two independent matrices X Xᵀ/p, X (n×p) standard normal, λ = n/p; for λ = 1 the law of G₁G₂G₂ᵀG₁ᵀ/n², the
 * Fuss–Catalan law of order 2 (Banica, Belinschi, Capitaine, Collins 2011). As the S-transform is 1/(1 + λw)²:
 * m (1 − λ − λzm)² = 1 + zm, or z = s² (s − 1 + λ)/(s − 1), m = −(s − 1)/(λs²). Edges are z at
 * s = (4 − λ ± √(λ² + 8λ))/4, the lower one 0 from λ = 1 on; an atom 1 − 1/λ at 0 where λ > 1. At size ratio τ: τλ, at which the free
 * cumulants are λ^{k−1} (1, 2, 5, 14).
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const fussCatalan = namedEnsemble({
  id: 'fuss-catalan',
  summary: 'Product of two sample covariance matrices',
  options: {
    ratio: { type: 'number', default: 1, min: 1e-6, max: 1e6, doc: 'λ = n/p of both; 1 for square Gaussian matrices' },
  },
  examples: [{ ratio: 0.4 }, { ratio: 2.5 }, { ratio: 8 }],
  parameters: ({ ratio }) => ratio,
  curve: (ratio) =>
    algebraicCurve([
      [-1, (1 - ratio) ** 2, 0, 0],
      [0, -1, 2 * ratio * (ratio - 1), 0],
      [0, 0, 0, ratio ** 2],
    ]),
  facts: (ratio) => ({
    edges: edgesOf(ratio),
    atoms: ratio > 1 ? [{ x: 0, weight: 1 - 1 / ratio }] : [],
    moments: momentsOfCumulants([1, 2 * ratio, 5 * ratio ** 2, 14 * ratio ** 3]),
  }),
  sample: (ratio, size, seed) => {
    const inner = Math.round(size / ratio)
    const left = inner <= size ? tableOf(inner, size, seed, 0) : rootOfGram(size, inner, seed)
    return gramEigenvalues(multiply(left, tableOf(size, inner, seed, 1)), (ratio / size) ** 2, size)
  },
  evolve: (ratio, factor) => ({ ratio: ratio * factor }),
})

function edgesOf(ratio: number): readonly number[] {
  const upper = (4 - ratio + Math.sqrt(ratio * (ratio + 8))) / 4
  const top = (upper ** 2 * (upper - 1 + ratio)) / (upper - 1)
  if (ratio >= 1) return [0, top]
  // The two s have the product 1 − λ.
  const lower = (1 - ratio) / upper
  return [(lower ** 2 * (1 - ratio) * (1 - upper)) / (upper * (lower - 1)), top]
}

const tableOf = (rows: number, columns: number, seed: number, stream: number): Matrix => ({
  rows,
  columns,
  data: normalTable(rows, columns, seed, stream),
})

/** Lᵀ (n×n) with L Lᵀ = X Xᵀ, in place of X (n×p, p > n). */
function rootOfGram(size: number, columns: number, seed: number): Matrix {
  const gram = new Float64Array(size * size)
  addGram(gram, size, { table: normalTable(size, columns, seed, 0), stride: columns, from: 0, to: columns })
  mirrorLower(gram, size)
  return { rows: size, columns: size, data: cholesky(gram, size) }
}
