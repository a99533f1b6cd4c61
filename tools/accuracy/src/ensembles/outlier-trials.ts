import type { Registry } from '@freecurve/core'
import { lawOf } from './ensemble-trial.ts'
import { withSpikes } from './samplers/with-spikes.ts'
import type { Trial } from './trial.ts'

const RATIO = 8

interface Spiked {
  readonly name: string
  readonly ensemble: string
  readonly spikes: readonly number[]
  /** R(g) = Σ κ_{k+1} g^k of the ensemble with its default options. */
  readonly rTransform: (g: number) => number
}

const SPIKED: readonly Spiked[] = [
  { name: 'semicircle, two outliers', ensemble: 'semicircle', spikes: [-3, 2], rTransform: (g) => g },
  {
    name: 'compound free Poisson, two outliers',
    ensemble: 'compound-free-poisson',
    spikes: [2, 3],
    rTransform: (g) => (0.6 * 0.25) / (1 - 0.25 * g) + (0.2 * 0.6875) / (1 - 0.6875 * g),
  },
]

/**
 * Ensembles with two spikes θ_i v_i v_iᵀ added at n0. A principal submatrix of an n×n matrix keeps n0/n of a spike, so that at ratio τ it is τθ, and as
 * R_τ(g) = R(τg) the outlier lies at z = τθ + R(1/θ) (Benaych-Georges, Nadakuditi 2011).
 */
export const outlierTrials = (registry: Registry): readonly Trial[] =>
  SPIKED.map(({ name, ensemble, spikes, rTransform }) => ({
    name,
    ratio: RATIO,
    sample: (size, seed) => withSpikes(registry.get('ensemble', ensemble).sample(size, seed), spikes, seed),
    exact: () => lawOf(registry, ensemble, {}, RATIO),
    outliers: spikes.map((spike) => RATIO * spike + rTransform(1 / spike)).sort((a, b) => a - b),
    request: {},
    targets: {},
  }))
