import type { Registry } from '@freecurve/core'
import { lawOf } from './ensemble-trial.ts'
import { kept } from './samplers/kept.ts'
import { covarianceEigenvalues } from './samplers/wishart.ts'
import type { Trial } from './trial.ts'

/** Aspect ratio at n0, and the population: variance 2 three times as often as 5.5. */
const ASPECT_RATIO = 0.25
const RATIO = 3
const [LOW, HIGH, SHARE] = [2, 5.5, 0.75]

const sample = kept((size, seed) => {
  const variances = Float64Array.from({ length: size }, (_, i) => (i < SHARE * size ? LOW : HIGH))
  return covarianceEigenvalues(variances, Math.round(size / ASPECT_RATIO), seed)
})

/** Covariance matrices whose aspect ratio is told: by the way without an option, and by the family that fits the population. */
export function covarianceTrials(registry: Registry): readonly Trial[] {
  const flow = { flow: 'deformed', flowOptions: { aspectRatio: ASPECT_RATIO } }
  const about = {
    ratio: RATIO,
    sample,
    // The law at c = τ c0 by itself, not by the flow that is tried.
    exact: () => lawOf(registry, 'deformed-marchenko-pastur', { ratio: RATIO * ASPECT_RATIO }, 1),
    outliers: [],
    targets: {},
  }
  return [
    { name: 'deformed MP, c0 known', ...about, request: flow },
    {
      name: 'deformed MP, population',
      ...about,
      request: { ...flow, family: 'population', familyOptions: { aspectRatio: ASPECT_RATIO } },
    },
  ]
}
