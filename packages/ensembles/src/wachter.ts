import type { Atom } from '@freecurve/core'
import { algebraicCurve } from '@freecurve/curves'
import { cornerOfProjection } from './corner-of-projection.ts'
import { momentsOfCumulants } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'

/**
 * The corner of relative size α of a random projection of relative rank p (Wachter 1980, the law of Jacobi ensembles and of
 * A (A + B)⁻¹ for Wishart A and B): α z (z − 1) m² − ((1 − 2α) z + α − p) m − (1 − α) = 0, edges
 * (√(α(1 − p)) ± √(p(1 − α)))², atoms 1 − p/α at 0 and 1 − (1 − p)/α at 1 where positive. At size ratio τ: τα, as long as
 * τα ≤ 1, where the corner is the whole. Free cumulants α^{k−1} κ_k of the two-point law at α = 1.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const wachter = namedEnsemble({
  id: 'wachter',
  summary: 'Corner of a random projection',
  options: {
    corner: { type: 'number', default: 0.25, min: 1e-6, max: 1, doc: 'α, size of the corner over that of the whole' },
    rank: { type: 'number', default: 0.4, min: 1e-6, max: 1 - 1e-6, doc: 'p, rank of the projection over its size' },
  },
  examples: [
    { corner: 0.6, rank: 0.3 },
    { corner: 0.75, rank: 0.4 },
    { corner: 0.3, rank: 0.3 },
    { corner: 1, rank: 0.4 },
  ],
  parameters: ({ corner, rank }) => ({ corner, rank }),
  curve: ({ corner, rank }) =>
    algebraicCurve([
      [corner - 1, rank - corner, 0],
      [0, 2 * corner - 1, -corner],
      [0, 0, corner],
    ]),
  facts: ({ corner, rank }) => {
    const spread = rank * (1 - rank)
    const [inner, outer] = [Math.sqrt(corner * (1 - rank)), Math.sqrt(rank * (1 - corner))]
    const atoms: readonly Atom[] = [
      { x: 0, weight: 1 - rank / corner },
      { x: 1, weight: 1 - (1 - rank) / corner },
    ]
    return {
      edges: corner === 1 ? [] : [(inner - outer) ** 2, (inner + outer) ** 2],
      atoms: atoms.filter(({ weight }) => weight > 0),
      moments: momentsOfCumulants([
        rank,
        corner * spread,
        corner ** 2 * spread * (1 - 2 * rank),
        corner ** 3 * spread * (1 - 5 * spread),
      ]),
    }
  },
  sample: ({ corner, rank }, size, seed) => cornerOfProjection(corner, rank, size, seed),
  evolve: ({ corner, rank }, ratio) => (ratio * corner <= 1 ? { corner: ratio * corner, rank } : null),
})
