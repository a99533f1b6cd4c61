import { FreecurveError } from '@freecurve/core'
import { populationCurve } from '@freecurve/curves'
import { gramEigenvalues } from './gram-eigenvalues.ts'
import { groupedValues } from './group-sizes.ts'
import { levelEdges } from './level-edges.ts'
import { momentsOfCumulants, powerSums } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'
import { normalTable } from './normal-table.ts'
import { textOf } from './numbers-of.ts'
import { type DiscreteLaw, valuesAndWeights } from './values-and-weights.ts'

/** H = Σ w_j δ(t_j) and c. */
type Parameters = DiscreteLaw & { readonly ratio: number }

/**
 * T^{1/2} X Xᵀ T^{1/2}/N with X (n×N) standard normal, c = n/N, and the law H = Σ w_j δ(t_j), t_j ≥ 0, of T's eigenvalues
 * (Marchenko, Pastur 1967): v = c m − (1 − c)/z, z = −1/v + c Σ w_j t_j/(1 + t_j v). The companion law, of XᵀTX/N, has
 * the free cumulants c Σ w_j t_j^k, so that it is compound free Poisson with rates c w_j and jumps t_j; both have the same edges
 * (Silverstein, Choi 1995), and its moments are c times ours. Atom max(H({0}), 1 − 1/c) at 0.
 * It is not closed under free decompression.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const deformedMarchenkoPastur = namedEnsemble({
  id: 'deformed-marchenko-pastur',
  summary: 'Sample covariance matrix of features with different variances',
  options: {
    values: { type: 'text', default: '2,5.5', doc: 'variances t_j ≥ 0 of the features, with commas' },
    weights: { type: 'text', default: '0.75,0.25', doc: 'their shares w_j > 0, with commas, of sum 1' },
    ratio: { type: 'number', default: 0.1, min: 1e-6, max: 1e6, doc: 'c = n/N, dimension over number of samples' },
  },
  examples: [
    { ratio: 0.5 },
    { ratio: 1.6 },
    { values: '0,1,4', weights: '0.2,0.5,0.3', ratio: 0.3 },
    { values: '0,1,4', weights: '0.2,0.5,0.3', ratio: 2 },
  ],
  parameters: ({ values, weights, ratio }): Parameters => {
    const law = valuesAndWeights(values ?? '', weights ?? '')
    if (law.values[0]! < 0 || law.values[law.values.length - 1] === 0)
      throw new FreecurveError('E_OPTION_VALUE', `values must be ≥ 0 and not all 0; got "${values}".`, {
        option: 'values',
        got: values,
      })
    return { ...law, ratio }
  },
  curve: ({ values, weights, ratio }) => populationCurve({ values, weights, aspectRatio: ratio }),
  facts: ({ values, weights, ratio }) => {
    const parts = values.map((t, j) => ({ t, r: ratio * weights[j]! })).filter(({ t }) => t > 0)
    const sums = powerSums(weights, values).map((h) => ratio * h) as [number, number, number, number]
    const [first, second, third, fourth] = momentsOfCumulants(sums)
    const weight = Math.max(values[0] === 0 ? weights[0]! : 0, 1 - 1 / ratio)
    return {
      edges: levelEdges({
        shift: sums[0],
        poles: parts.map(({ t }) => t),
        strengths: parts.map(({ t, r }) => r * t * t),
      }),
      atoms: weight > 0 ? [{ x: 0, weight }] : [],
      moments: [first / ratio, second / ratio, third / ratio, fourth / ratio],
    }
  },
  sample: ({ values, weights, ratio }, size, seed) => {
    const variances = groupedValues(values, weights, size).filter((t) => t > 0)
    const [rows, columns] = [variances.length, Math.round(size / ratio)]
    const data = normalTable(rows, columns, seed, 0)
    variances.forEach((t, i) => {
      for (let k = 0; k < columns; k++) data[i * columns + k]! *= Math.sqrt(t)
    })
    return gramEigenvalues({ rows, columns, data }, ratio / size, size)
  },
  rescale: ({ values, weights, ratio }, factor) => ({
    values: textOf(values, factor),
    weights: textOf(weights),
    ratio,
  }),
})
