import { freeLevyEnsemble } from './free-levy-ensemble.ts'
import { textOf } from './numbers-of.ts'
import { ratesAndJumps, ratesAndJumpsOptions } from './rates-and-jumps.ts'

/**
 * Σ_j t_j X_j X_jᵀ/n with X_j (n × r_j n) standard normal: R(g) = Σ r_j t_j/(1 − t_j g), an atom 1 − Σ r_j at 0 where
 * Σ r_j < 1. At size ratio τ: rates r/τ, jumps τt. The defaults are the example of data/example at size 1000.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const compoundFreePoisson = freeLevyEnsemble({
  id: 'compound-free-poisson',
  summary: 'Sum of low-rank Gram matrices with different weights',
  options: ratesAndJumpsOptions,
  examples: [
    { rates: '0.075,0.025', jumps: '2,5.5' },
    { rates: '0.2,0.1', jumps: '2,-3' },
  ],
  parameters: (options) => ({ a: 0, sigma2: 0, ...ratesAndJumps(options) }),
  optionsOf: ({ rates, jumps }) => ({ rates: textOf(rates), jumps: textOf(jumps) }),
})
