import type { PrincipalJob } from '@freecurve/matrices'
import { activations, expansionOf } from '../activations/activations.ts'
import { type RandomFeatureModel, rowsOf } from './model.ts'
import { preActivations } from './pre-activations.ts'

/** Features that are in memory at once. */
const CHUNK = 1024

/** The constants of the Gaussian-equivalent form. */
export interface EquivalentConstants {
  /** b²: (1/n) Σ_iν c_1(i,ν)² = b² Σ_i ‖w_i‖²/d. */
  readonly b2: number
  /** s²: the mean over features of (1/n) Σ_ν Σ_(k≥2) c_k(i,ν)². */
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
 * The constants make the linear and the nonlinear part of the noise as large, in total, as they are: by Parseval
 * E σ² = c_0² + c_1² + Σ_(k≥2) c_k², so tr U is kept, and s² ≥ 0. Where weights have one length, b² = c_1²/(‖w‖²/d) and s² are those of
 * Bonnaire et al. with the means over their data replaced by means over the given points. s² below rounding, 1e-16 of E σ², is 0.
 * Throws what `pause` throws.
 */
export async function scanFeatures(
  model: RandomFeatureModel,
  { pause, progress }: Pick<PrincipalJob, 'pause' | 'progress'>,
  visit: (chunk: FeatureChunk) => void = () => {},
): Promise<EquivalentConstants> {
  const { features, samples, activation = 'tanh' } = model
  const pair = new Float64Array(2)
  let [linear, rest, lengths] = [0, 0, 0]
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
      lengths += squares[i]!
      for (let e = i * samples; e < (i + 1) * samples; e++) {
        const square = expand(means[e]!, pair, 0, 1)
        const [constant, slope] = [pair[0]!, pair[1]!]
        means[e] = constant
        linear += slope * slope
        rest += square - constant * constant - slope * slope
      }
    }
    visit({ count, rows, means })
    progress((from + count) / features)
  }
  return {
    b2: lengths > 0 ? linear / samples / lengths : 0,
    s2: Math.max(0, rest) / samples / features,
  }
}
