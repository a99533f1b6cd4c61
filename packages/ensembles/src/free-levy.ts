import { freeLevyEnsemble } from './free-levy-ensemble.ts'
import { ratesAndJumps, ratesAndJumpsOptions } from './rates-and-jumps.ts'

/**
 * a + σ G + Σ_j t_j X_j X_jᵀ/n, the matrix of every free Lévy law: R(g) = a + σ² g + Σ r_j t_j/(1 − t_j g).
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const freeLevy = freeLevyEnsemble({
  id: 'free-levy',
  summary: 'Shifted sum of symmetric noise and low-rank Gram matrices',
  options: {
    a: { type: 'number', default: 0, doc: 'drift a' },
    sigma2: { type: 'number', default: 0.01, min: 0, doc: 'variance σ² of the semicircular part' },
    ...ratesAndJumpsOptions,
  },
  parameters: ({ a, sigma2, ...jumps }) => ({ a, sigma2, ...ratesAndJumps(jumps) }),
})
