import { algebraicCurve } from '@freecurve/curves'
import { cornerOfProjection } from './corner-of-projection.ts'
import { momentsOfCumulants } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'

/**
 * The law of a d-regular tree with edges of length s, and of the sum of d free symmetries times s (Kesten 1959, McKay 1981), for
 * real d ≥ 1: (z² − s²d²) m² + (2 − d) z m + (1 − d) = 0, edges ±2s√(d − 1), atoms 1 − d/2 at ±sd where d < 2. It is s d (2 W − 1)
 * with W the corner 1/d of a projection of half rank, which is the matrix drawn. At size ratio τ: (d/τ, τs), as long as
 * d/τ ≥ 1, where two atoms are left. Free cumulants κ₂ = d s², κ₄ = −d s⁴.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const kestenMckay = namedEnsemble({
  id: 'kesten-mckay',
  summary: 'Adjacency matrix of a random regular graph',
  options: {
    degree: { type: 'number', default: 6, min: 1, max: 1e6, doc: 'degree d ≥ 1 of the graph, which may be any number' },
    step: { type: 'number', default: 1, min: 1e-70, max: 1e70, doc: 'weight s of an edge of the graph' },
  },
  examples: [{ degree: 3, step: 0.5 }, { degree: 1.5 }, { degree: 2.5, step: 4 }, { degree: 1 }],
  parameters: ({ degree, step }) => ({ degree, step }),
  curve: ({ degree, step }) =>
    algebraicCurve([
      [1 - degree, 0, -((step * degree) ** 2)],
      [0, 2 - degree, 0],
      [0, 0, 1],
    ]),
  facts: ({ degree, step }) => {
    const edge = 2 * step * Math.sqrt(degree - 1)
    const weight = 1 - degree / 2
    return {
      edges: degree === 1 ? [] : [-edge, edge],
      atoms: weight > 0 ? [-step * degree, step * degree].map((x) => ({ x, weight })) : [],
      moments: momentsOfCumulants([0, degree * step ** 2, 0, -degree * step ** 4]),
    }
  },
  sample: ({ degree, step }, size, seed) =>
    cornerOfProjection(1 / degree, 0.5, size, seed).map((x) => step * degree * (2 * x - 1)),
  evolve: ({ degree, step }, ratio) => (degree / ratio >= 1 ? { degree: degree / ratio, step: ratio * step } : null),
  rescale: ({ degree, step }, factor) => ({ degree, step: factor * step }),
})
