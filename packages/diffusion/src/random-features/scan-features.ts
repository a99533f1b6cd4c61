import type { PrincipalJob } from '@freecurve/matrices'
import { activations, expansionOf } from '../activations/activations.ts'
import { type RandomFeatureModel, rowsOf } from './model.ts'
import { preActivations } from './pre-activations.ts'

/** Features that are in memory at once. */
const CHUNK = 1024

/** The constants of the Gaussian-equivalent form. */
export interface EquivalentConstants {
  /** b² = (1/n) Σ_ν b_ν², b_ν = Σ_i c_1(i,ν) l_i/Σ_i l_i², l_i = ‖w_i‖/√d. */
  readonly b2: number
  /** s² = (1/(np)) Σ_iν (E σ² − c_0² − b² l_i²) */
  readonly s2: number
}

/** Some features, one after the other. */
export interface FeatureChunk {
  readonly count: number
  /** Their weights, count×d, row-major. */
  readonly rows: Float64Array
  /** Their mean values c_0 = E_ξ σ(h), count×n, row-major. */
  readonly means: Float64Array
}

/**
 * Goes through all features once, about a thousand at a time, and hands them to `visit`.
 *
 * Given x^ν, the covariance of features i ≠ j over the noise is c_1(i,ν) c_1(j,ν) w_i·w_j/(‖w_i‖ ‖w_j‖) to first order, and c_1 is
 * b_ν l_i, by least squares over the features, and the rest, which is independent of feature to feature: it adds to the diagonal only,
 * like all higher orders. So s² is what b² leaves of the variances, tr U is kept, and by Parseval and Cauchy–Schwarz s² ≥ 0. In the
 * limit of Bonnaire et al., n, p and d large in proportion, these are their b_t² = (E v σ(e^(−t) u + √(1 − e^(−2t)) v))² and s_t².
 * An s² below rounding, about 1e-16 of E σ², is 0.
 * Throws what `pause` throws.
 */
export async function scanFeatures(
  model: RandomFeatureModel,
  { pause, progress }: Pick<PrincipalJob, 'pause' | 'progress'>,
  visit: (chunk: FeatureChunk) => void = () => {},
): Promise<EquivalentConstants> {
  const { features, samples, activation = 'tanh' } = model
  const pair = new Float64Array(2)
  const slopes = new Float64Array(samples)
  let [variance, lengths] = [0, 0]
  for (let from = 0; from < features; from += CHUNK) {
    await pause()
    const count = Math.min(CHUNK, features - from)
    const rows = await rowsOf(
      model,
      Uint32Array.from({ length: count }, (_, k) => from + k),
    )
    const { means, deviations, squares } = preActivations(model, rows)
    for (let i = 0; i < count; i++) {
      const expand = expansionOf(activations[activation], deviations[i]!, 1)
      const length = Math.sqrt(squares[i]!)
      lengths += squares[i]!
      for (let n = 0; n < samples; n++) {
        const e = i * samples + n
        const square = expand(means[e]!, pair, 0, 1)
        const constant = pair[0]!
        means[e] = constant
        slopes[n]! += pair[1]! * length
        variance += square - constant * constant
      }
    }
    visit({ count, rows, means })
    progress((from + count) / features)
  }
  const b2 = lengths > 0 ? slopes.reduce((sum, x) => sum + (x / lengths) ** 2, 0) / samples : 0
  return { b2, s2: Math.max(0, variance / samples - b2 * lengths) / features }
}
