import type { Registry } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import { kept } from './samplers/kept.ts'
import type { Trial } from './trial.ts'

const RATIOS = [2, 8]
/** Standard deviation of the semicircle added to ±1: small enough that no ratio here has a law. */
const SIGMA = 0.1

/** Eigenvalues that are no submatrix's of anything larger: none of these may be trusted. */
export function refusalTrials(registry: Registry): readonly Trial[] {
  const samples: { readonly [name: string]: Trial['sample'] } = {
    'two points and semicircle': kept((size, seed) =>
      registry.get('ensemble', 'deformed-wigner').sample(size, seed, { sigma: SIGMA }),
    ),
    'uniform, independent': (size, seed) => {
      const { uniform } = createRandom(seed)
      return Float64Array.from({ length: size }, uniform).sort()
    },
    // One spectrum, moved a little so that seeds differ.
    'uniform, quantiles': (size, seed) => {
      const { uniform } = createRandom(seed)
      return Float64Array.from({ length: size }, (_, k) => (k + 0.25 + 0.5 * uniform()) / size)
    },
  }
  return Object.entries(samples).flatMap(([name, sample]) =>
    RATIOS.map((ratio) => ({
      name: `${name}, to ${ratio}`,
      ratio,
      sample,
      exact: () => null,
      outliers: [],
      request: {},
      targets: {},
    })),
  )
}
