import { freeLevyEnsemble } from './free-levy-ensemble.ts'

/**
 * X Xᵀ/p with X (n×p) standard normal and λ = n/p: R(g) = 1/(1 − λ g), λ z m² + (z + λ − 1) m + 1 = 0, mean 1,
 * edges (1 ± √λ)², an atom 1 − 1/λ at 0 where λ > 1 (Marchenko, Pastur 1967). A free Lévy law with the rate 1/λ and the
 * jump λ. At size ratio τ: τλ.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const marchenkoPastur = freeLevyEnsemble({
  id: 'marchenko-pastur',
  summary: 'Sample covariance matrix of white data',
  options: {
    ratio: { type: 'number', default: 0.5, min: 1e-6, max: 1e6, doc: 'λ = n/p, dimension over number of samples' },
  },
  examples: [{ ratio: 0.25 }, { ratio: 3 }],
  parameters: ({ ratio }) => ({ a: 0, sigma2: 0, rates: [1 / ratio], jumps: [ratio] }),
  optionsOf: ({ jumps }) => ({ ratio: jumps[0]! }),
  edges: ({ jumps }) => [(1 - Math.sqrt(jumps[0]!)) ** 2, (1 + Math.sqrt(jumps[0]!)) ** 2],
  scalable: false,
})
