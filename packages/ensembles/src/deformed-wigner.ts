import { algebraicCurve } from '@freecurve/curves'
import { mirrorLower, symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { addOrthogonalNoise } from './add-orthogonal-noise.ts'
import { productOf, type Rows, sumOf } from './bivariate-product.ts'
import { groupedValues } from './group-sizes.ts'
import { levelEdges } from './level-edges.ts'
import { powerSums } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'
import { textOf } from './numbers-of.ts'
import { type DiscreteLaw, valuesAndWeights } from './values-and-weights.ts'

/** H = Σ w_j δ(t_j) and σ. */
type Parameters = DiscreteLaw & { readonly sigma: number }

/**
 * diag(H) + σ G with G Gaussian orthogonal and the law H = Σ w_j δ(t_j) on the diagonal (Pastur 1972):
 * m = Σ w_j/(t_j − z − σ² m). With u = z + σ²m the law has the edges z(u) = u + Σ σ²w_j/(u − t_j) at the real u with
 * Σ σ²w_j/(u − t_j)² = 1 (Biane 1997), and no atoms. It is not closed under free decompression.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const deformedWigner = namedEnsemble({
  id: 'deformed-wigner',
  summary: 'Diagonal matrix plus symmetric noise',
  options: {
    values: { type: 'text', default: '-1,1', doc: 'values t_j on the diagonal, with commas' },
    weights: { type: 'text', default: '0.5,0.5', doc: 'their shares w_j > 0, with commas, of sum 1' },
    sigma: { type: 'number', default: 0.5, min: 1e-70, max: 1e70, doc: 'standard deviation σ of the noise' },
  },
  examples: [
    { sigma: 0.1 },
    { values: '-2,0,3', weights: '0.25,0.25,0.5', sigma: 0.8 },
    { values: '5', weights: '1', sigma: 2 },
  ],
  parameters: ({ values, weights, sigma }): Parameters => ({
    ...valuesAndWeights(values ?? '', weights ?? ''),
    sigma,
  }),
  curve: (law) => algebraicCurve(rowsOf(law)),
  facts: ({ values, weights, sigma }) => {
    const v = sigma * sigma
    const [h1, h2, h3, h4] = powerSums(weights, values)
    return {
      edges: levelEdges({ shift: 0, poles: values, strengths: weights.map((w) => v * w) }),
      atoms: [],
      moments: [h1, h2 + v, h3 + 3 * v * h1, h4 + v * (4 * h2 + 2 * h1 * h1) + 2 * v * v],
    }
  },
  sample: ({ values, weights, sigma }, size, seed) => {
    const data = new Float64Array(size * size)
    addOrthogonalNoise(data, size, (sigma * sigma) / size, createRandom(seed))
    groupedValues(values, weights, size).forEach((t, i) => {
      data[i * size + i]! += t
    })
    mirrorLower(data, size)
    return symmetricEigenvalues({ size, data })
  },
  rescale: ({ values, weights, sigma }, factor) => ({
    values: textOf(values, factor),
    weights: textOf(weights),
    sigma: factor * sigma,
  }),
})

/** m Π (t_j − u) − Σ w_i Π_{j≠i} (t_j − u) with u = z + σ²m. */
function rowsOf({ values, weights, sigma }: Parameters): Rows {
  const factor = (t: number): Rows => [
    [t, -sigma * sigma],
    [-1, 0],
  ]
  const one: Rows = [[1]]
  const all = values.map(factor).reduce(productOf, one)
  return weights.reduce(
    (sum, w, i) => {
      const others = values.filter((_, j) => j !== i).map(factor)
      return sumOf(sum, others.reduce(productOf, [[-w]] as Rows))
    },
    productOf([[0, 1]], all),
  )
}
