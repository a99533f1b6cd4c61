import { freeLevyEnsemble } from './free-levy-ensemble.ts'

/**
 * σ G with G Gaussian orthogonal: R(g) = σ² g, σ² m² + z m + 1 = 0, density √(4σ² − x²)/(2πσ²) on [−2σ, 2σ]
 * (Wigner 1955). At size ratio τ: √τ σ.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const semicircle = freeLevyEnsemble({
  id: 'semicircle',
  summary: 'Large symmetric matrix of independent entries',
  options: {
    sigma: {
      type: 'number',
      default: 1,
      min: 1e-70,
      max: 1e70,
      doc: 'standard deviation σ; the support is [−2σ, 2σ]',
    },
  },
  examples: [{ sigma: 3 }],
  parameters: ({ sigma }) => ({ a: 0, sigma2: sigma * sigma, rates: [], jumps: [] }),
  optionsOf: ({ sigma2 }) => ({ sigma: Math.sqrt(sigma2) }),
  edges: ({ sigma2 }) => [-2 * Math.sqrt(sigma2), 2 * Math.sqrt(sigma2)],
})
