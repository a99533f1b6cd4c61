import { algebraicCurve } from '@freecurve/curves'
import { productOf, type Rows, sumOf } from './bivariate-product.ts'
import { gramEigenvalues } from './gram-eigenvalues.ts'
import { namedEnsemble } from './named-ensemble.ts'
import { normalTable } from './normal-table.ts'

/** α, β, and c = p/q for C of p rows and q columns. */
interface Parameters {
  readonly alpha: number
  readonly beta: number
  readonly ratio: number
}

/**
 * The matrix [[α, C], [Cᵀ, β]] with C (p×q) normal of variance 1/q and c = p/q. Its eigenvalues solve (x − α)(x − β) = s² for the
 * singular values s of C, so with w = (z − α)(z − β), S = 2z − α − β and M the Marchenko–Pastur transform of ratio c:
 * (1 + c) m = c S M(w) − (1 − c)/(z − β), and
 *
 *   (1 + c)² w m² + (1 + c)(S w + (1 − c)(β − α)) m + S ((z − α) + c (z − β)) − (1 − c)² = 0.
 *
 * Edges (α + β)/2 ± √((α − β)²/4 + (1 ± √c)²), an atom |1 − c|/(1 + c) at α for c > 1, at β for c < 1. Two sheets, two
 * cuts, genus 1. It is not closed under free decompression.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const chiralBlock = namedEnsemble({
  id: 'chiral-block',
  summary: 'Two blocks coupled by a rectangular Gaussian matrix',
  options: {
    alpha: { type: 'number', default: 1, min: -1e70, max: 1e70, doc: 'α, on the diagonal of the first block' },
    beta: { type: 'number', default: -1, min: -1e70, max: 1e70, doc: 'β, on the diagonal of the second block' },
    ratio: { type: 'number', default: 0.5, min: 1e-6, max: 1e6, doc: 'c, size of the first block over the second' },
  },
  examples: [
    { alpha: 0.3, beta: 2, ratio: 2.5 },
    { alpha: 0, beta: 0, ratio: 0.25 },
    { alpha: 1, beta: 1, ratio: 1 },
    { alpha: -0.5, beta: 0.5, ratio: 1 },
  ],
  parameters: ({ alpha, beta, ratio }): Parameters => ({ alpha, beta, ratio }),
  curve: (law) => algebraicCurve(rowsOf(law)),
  facts: ({ alpha, beta, ratio }) => {
    const [half, middle] = [(alpha - beta) / 2, (alpha + beta) / 2]
    const [inner, outer] = [Math.hypot(half, 1 - Math.sqrt(ratio)), Math.hypot(half, 1 + Math.sqrt(ratio))]
    const weight = Math.abs(1 - ratio) / (1 + ratio)
    const diagonal = (k: number) => (ratio * alpha ** k + beta ** k) / (1 + ratio)
    const link = ratio / (1 + ratio)
    return {
      edges: (inner === 0 ? [-outer, outer] : [-outer, -inner, inner, outer]).map((x) => middle + x),
      atoms: weight > 0 ? [{ x: ratio > 1 ? alpha : beta, weight }] : [],
      moments: [
        diagonal(1),
        diagonal(2) + 2 * link,
        diagonal(3) + 3 * link * (alpha + beta),
        diagonal(4) + 4 * link * (alpha ** 2 + alpha * beta + beta ** 2) + 2 * ratio,
      ],
    }
  },
  sample: ({ alpha, beta, ratio }, size, seed) => {
    const rows = Math.round((size * ratio) / (1 + ratio))
    const columns = size - rows
    const [small, large] = [Math.min(rows, columns), Math.max(rows, columns)]
    const data = normalTable(small, large, seed, 0)
    const squares = gramEigenvalues({ rows: small, columns: large, data }, (1 + ratio) / size, small)
    const values = new Float64Array(size).fill(rows > columns ? alpha : beta)
    const [half, middle] = [(alpha - beta) / 2, (alpha + beta) / 2]
    squares.forEach((square, k) => {
      const offset = Math.sqrt(half * half + Math.max(0, square))
      values[2 * k] = middle - offset
      values[2 * k + 1] = middle + offset
    })
    return values.sort()
  },
})

function rowsOf({ alpha, beta, ratio }: Parameters): Rows {
  // α = β and c = 1: w is a factor of all coefficients, and the semicircle law is left.
  if (alpha === beta && ratio === 1)
    return [
      [1, -alpha, 1],
      [0, 1, 0],
    ]
  const [first, second]: [Rows, Rows] = [
    [[-alpha], [1]],
    [[-beta], [1]],
  ]
  const product = productOf(first, second)
  const sum = sumOf(first, second)
  const linear = sumOf(productOf(sum, product), [[(1 - ratio) * (beta - alpha)]])
  const constant = sumOf(productOf(sum, sumOf(first, productOf([[ratio]], second))), [[-((1 - ratio) ** 2)]])
  return [productOf(product, [[0, 0, (1 + ratio) ** 2]]), productOf(linear, [[0, 1 + ratio]]), constant].reduce(sumOf)
}
