import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bulkHarmonics,
  placeOf,
  type QuadraticLaw,
  quadraticPolynomial,
  realRoots,
} from '../../src/algebraic/quadratic-law.ts'

/** Laws with real roots r, r′ on both sides of the circle or with complex ones, kept off the circle, where quadrature is slow. */
const laws = fc
  .record({
    center: fc.double({ min: -3, max: 3, noNaN: true }),
    width: fc.double({ min: 0.1, max: 3, noNaN: true }),
    roots: fc.oneof(
      fc.tuple(fc.double({ min: -3, max: 0.9, noNaN: true }), fc.double({ min: -0.9, max: 3, noNaN: true })),
      fc.constant(null),
    ),
    complex: fc.tuple(fc.double({ min: -0.6, max: 0.6, noNaN: true }), fc.double({ min: 0, max: 0.6, noNaN: true })),
  })
  .filter(
    ({ roots }) =>
      roots === null || (roots[0] * roots[1] < 0.9 && roots.every((r) => Math.abs(Math.abs(r) - 1) > 0.05)),
  )
  .map(({ center, width, roots, complex: [re, im] }): QuadraticLaw => {
    if (roots === null) return { center, width, alpha: -2 * re, gamma: re * re + im * im }
    return { center, width, alpha: -(roots[0] + roots[1]), gamma: roots[0] * roots[1] }
  })

/** ∫ cos(kθ) (2c/π) sin²θ/|q|² dθ by the midpoint rule, exponentially exact. */
function harmonic({ alpha, gamma }: QuadraticLaw, k: number): number {
  const points = 4000
  let sum = 0
  for (let i = 0; i < points; i++) {
    const angle = (Math.PI * (i + 0.5)) / points
    const re = 1 + alpha * Math.cos(angle) + gamma * Math.cos(2 * angle)
    const im = alpha * Math.sin(angle) + gamma * Math.sin(2 * angle)
    sum += (Math.cos(k * angle) * 2 * (1 - gamma) * Math.sin(angle) ** 2) / (re * re + im * im) / points
  }
  return sum
}

describe('a quadratic law', () => {
  it('has the harmonics of its density, atoms or not', () => {
    fc.assert(
      fc.property(laws, (law) => {
        const out = new Float64Array(12)
        bulkHarmonics(law, out)
        out.forEach((value, k) => {
          expect(Math.abs(value - harmonic(law, k))).toBeLessThan(1e-9)
        })
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('solves its polynomial: m = −w/(s q(w)) at z = h + s(w + 1/w)', () => {
    fc.assert(
      fc.property(laws, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (law, size) => {
        const { center, width, alpha, gamma } = law
        const { coefficients } = quadraticPolynomial(law, [])
        for (const w of [size, -size]) {
          const z = center + width * (w + 1 / w)
          const q = 1 + alpha * w + gamma * w * w
          if (Math.abs(q) < 1e-3) continue
          const m = -w / (width * q)
          const terms = coefficients.flatMap((row, i) => row.map((c, j) => c * z ** i * m ** j))
          const total = terms.reduce((sum, x) => sum + x, 0)
          expect(Math.abs(total)).toBeLessThan(1e-9 * terms.reduce((sum, x) => sum + Math.abs(x), 0))
        }
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('has its poles exactly where they are said to be', () => {
    // Wachter: a corner 1/4 of a projection of rank 0.4, from its edges and mean.
    const [corner, rank] = [0.25, 0.4]
    const width = Math.sqrt(corner * (1 - rank) * rank * (1 - corner))
    const center = corner * (1 - rank) + rank * (1 - corner)
    const gamma = 1 - (corner * rank * (1 - rank)) / width ** 2
    const law = { center, width, alpha: (center - rank) / width, gamma }
    const [low, high] = realRoots(law)!
    expect([placeOf(low, law), placeOf(high, law)]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)])
    const rows = quadraticPolynomial(law, [0, 1]).coefficients
    expect(rows[0]![2]).toBe(0)
    expect(rows[1]![2]! + rows[2]![2]!).toBe(0)
    // α z(z − 1) m² − ((1 − 2α) z + α − p) m − (1 − α) = 0
    const unit = (corner - 1) / rows[0]![0]!
    expect(unit * rows[2]![2]!).toBeCloseTo(corner, 12)
    expect(unit * rows[0]![1]!).toBeCloseTo(rank - corner, 12)
    expect(unit * rows[1]![1]!).toBeCloseTo(2 * corner - 1, 12)
  })
})
