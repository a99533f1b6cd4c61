import { createSpectrum, type FitResult, messageOf, type Registry } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { EXAMPLE } from '../evolve/jobs.ts'
import { type Measurement, measure } from '../measure.ts'
import { syntheticValues } from './synthetic-values.ts'

/** The fits of one family to spectra of one size. */
export interface TimedFit {
  readonly family: string
  readonly size: number
  readonly replicates: number
  readonly status: FitResult['status'] | 'failed'
  readonly note: string
  readonly measurement: Measurement | null
}

/** Sizes of single spectra, and numbers of replicates of size 1000. */
export interface FitPlan {
  readonly sizes: readonly number[]
  readonly replicates: readonly number[]
}

/** What `bench fit` does. */
export const FIT_PLAN: FitPlan = { sizes: [250, 500, 1000, 2000, 4000, 8000, 16000], replicates: [2, 5, 10, 20] }

/** Size of the replicates. */
const REPLICATE = 1000

/** Times every curve family on spectra of the compound free Poisson example. */
export function runFits(registry: Registry, plan: FitPlan): readonly TimedFit[] {
  const { law } = registry.get('flow', 'free').carry(freeLevyCurve(EXAMPLE), 1)
  const shapes = [
    ...plan.sizes.map((size) => ({ size, replicates: 1 })),
    ...plan.replicates.map((replicates) => ({ size: REPLICATE, replicates })),
  ]
  return registry.list('curve-family').flatMap((family) =>
    shapes.map(({ size, replicates }) => {
      const spectrum = createSpectrum(Array.from({ length: replicates }, (_, k) => syntheticValues(law, size, k + 1)))
      const about = { family: family.id, size, replicates }
      try {
        const { status, residual } = family.fit(spectrum)
        const note = residual === null ? '' : `residual ${residual.value.toPrecision(3)}`
        const options = { warmUp: 100, budget: 800, least: 3 }
        return { ...about, status, note, measurement: measure(family.id, () => family.fit(spectrum), options) }
      } catch (thrown) {
        return { ...about, status: 'failed' as const, note: messageOf(thrown), measurement: null }
      }
    }),
  )
}
