import { freeLevyEnsemble } from './free-levy-ensemble.ts'
import { textOf } from './numbers-of.ts'
import { ratesAndJumps, ratesAndJumpsOptions } from './rates-and-jumps.ts'

/**
 * a + σ G + Σ_j t_j X_j X_jᵀ/n, the matrix of every free Lévy law: R(g) = a + σ² g + Σ r_j t_j/(1 − t_j g). At size ratio
 * τ: a, τσ², rates r/τ, jumps τt.
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
  examples: [
    { a: -1, sigma2: 0.5, rates: '1.5', jumps: '0.4' },
    { a: 2, sigma2: 0, rates: '0.3,0.4', jumps: '-1,3' },
  ],
  parameters: ({ a, sigma2, ...jumps }) => ({ a, sigma2, ...ratesAndJumps(jumps) }),
  optionsOf: ({ a, sigma2, rates, jumps }) => ({ a, sigma2, rates: textOf(rates), jumps: textOf(jumps) }),
})
