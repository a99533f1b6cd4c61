import { defineScalingHypothesis, type FreeLevyParameters } from '@freecurve/core'
import { fitFree } from '../scaled/fit-free.ts'
import { grownRule } from '../scaled/grown-rule.ts'

/** All rows alike. */
const ALIKE = { values: Float64Array.of(1), weights: Float64Array.of(1) }

/**
 * The free flow as a rule among others. Where the sizes refute it as a law it may come nearer than any rule that only follows numbers: by how
 * much it misses them is its error then. The largest size is fitted by its free Lévy measure (a, σ², r, t), which at ratio τ is
 * (a, τσ², r/τ, τt).
 */
export const nearlyFreeScaling = defineScalingHypothesis({
  id: 'nearly-free',
  summary: 'The matrix grows by the free flow, nearly',
  fewestSizes: 1,
  learn: ({ spectra }) => {
    const spectrum = spectra[spectra.length - 1]!
    const fit = fitFree(spectrum)
    if (typeof fit === 'string') return fit
    const grown = grownRule(spectrum)
    const by = (parameters: FreeLevyParameters) => grown(parameters, ALIKE)
    return { ...by(fit.parameters), draws: (count, seed) => fit.draws(count, seed).map(by) }
  },
})
