import type { Law } from '@freecurve/core'
import {
  cdfAt,
  freeCumulantsOf,
  integralOf,
  logDeterminantOf,
  massOf,
  momentOf,
  quantileAt,
  resolveBulk,
  schattenNormOf,
} from '@freecurve/law'
import { describe, expect, it } from 'vitest'

const lawOf = (...bulks: Law['bulks']): Law => ({ status: 'certified', reasons: [], atoms: [], bulks })

/** A density on [a, b] from its distances to both edges. */
const bulk = (a: number, b: number, density: (left: number, right: number) => number) => {
  const { bulk: made, resolved } = resolveBulk([a, b], (_x, left, right) => density(left, right))
  expect(resolved).toBe(true)
  return made
}

const beta = (p: number, q: number): number => {
  const [x, y] = [p, q].map(gamma)
  return (x! * y!) / gamma(p + q)
}

/** Γ by Lanczos's formula (g = 7, nine terms). */
function gamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  const t = x + 6.5
  const sum = c.slice(1).reduce((total, value, k) => total + value / (x + k), c[0]!)
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum
}

describe('edges of every kind: x^p (1 − x)^½ has mass B(p + 1, 3/2)', () => {
  it.each([
    ['square root', 0.5, 1e-14],
    ['hard, x^{−1/2}', -0.5, 1e-14],
    ['hard, x^{−2/3}', -2 / 3, 1e-9],
    ['hard, x^{−1/3}', -1 / 3, 1e-9],
    ['cusp, x^{1/3}', 1 / 3, 1e-11],
    ['three halves', 1.5, 1e-14],
  ])('%s', (_name, p, tolerance) => {
    const { bulk: made } = resolveBulk([0, 1], (_x, left, right) => left ** p * Math.sqrt(right))
    expect(Math.abs(made.mass / beta(p + 1, 1.5) - 1)).toBeLessThan(tolerance)
    expect(Math.abs(momentOf(lawOf(made), 1) / beta(p + 2, 1.5) - 1)).toBeLessThan(tolerance)
  })
})

describe('ten decades', () => {
  // ρ = c √((x − a)(b − x))/x: a Marchenko–Pastur shape, mass c π (√b − √a)²/2, ∫ x ρ = c π (b − a)²/8.
  const [a, b] = [1e-8, 1e2]
  const c = 2 / (Math.PI * (Math.sqrt(b) - Math.sqrt(a)) ** 2)
  const wide = lawOf(bulk(a, b, (left, right) => (c * Math.sqrt(left * right)) / (a + left)))

  it('in one bulk: mass, mean, inverse mean', () => {
    expect(Math.abs(massOf(wide) - 1)).toBeLessThan(1e-13)
    expect(Math.abs(momentOf(wide, 1) / ((c * Math.PI * (b - a) ** 2) / 8) - 1)).toBeLessThan(1e-13)
    // ∫ √((x − a)(b − x))/x² dx = π ((a + b)/(2√(ab)) − 1)
    const inverse = c * Math.PI * ((a + b) / (2 * Math.sqrt(a * b)) - 1)
    expect(Math.abs(integralOf(wide, (x) => 1 / x) / inverse - 1)).toBeLessThan(1e-10)
  })

  it('in two bulks, ten decades apart', () => {
    const semicircle = (left: number, right: number, size: number) =>
      (4 * Math.sqrt(left * right)) / (Math.PI * (size / 2) ** 2)
    const [low, high] = [1e-8, 1e2].map((at) => bulk(at, 2 * at, (p, q) => semicircle(p, q, at) / 4))
    const law = lawOf(low!, high!)
    const exact = (at: number) => 0.5 * Math.log(at)
    const shape = logDeterminantOf(lawOf(bulk(1, 2, (p, q) => (4 * Math.sqrt(p * q)) / (Math.PI * 0.25) / 2)))!
    expect(Math.abs(massOf(law) - 1)).toBeLessThan(1e-13)
    expect(Math.abs(logDeterminantOf(law)! - exact(1e-8) - exact(1e2) - shape)).toBeLessThan(1e-12)
    expect(quantileAt(law, 0.25)).toBeCloseTo(1.5e-8, 20)
  })

  it('quantiles and CDF are each other’s inverse out to the edges', () => {
    for (const p of [1e-10, 1e-6, 0.01, 0.5, 0.99, 1 - 1e-10])
      expect(Math.abs(cdfAt(wide, quantileAt(wide, p)) - p)).toBeLessThan(1e-13)
  })
})

describe('a feature next to an edge that panels do not see', () => {
  // Marchenko–Pastur of aspect ratio 1 − 2δ: a hard edge at 0 but for x < δ², where the density falls to 0.
  it.each([1e-3, 1e-5, 1e-7, 1e-9])('an edge at 4·%d² of the width away from a hard one keeps its mass', (delta) => {
    const a = delta * delta
    const b = 4
    const made = bulk(a, b, (left, right) => Math.sqrt(left * right) / (a + left))
    const exact = (Math.PI * (Math.sqrt(b) - Math.sqrt(a)) ** 2) / 2
    expect(Math.abs(made.mass / exact - 1)).toBeLessThan(1e-12)
  })

  it('edges that nearly touch are told apart', () => {
    const law = lawOf(
      bulk(0, 1, (p, q) => (4 / Math.PI) * Math.sqrt(p * q)),
      bulk(1 + 1e-9, 2, (p, q) => (4 / Math.PI) * Math.sqrt(p * q)),
    )
    expect(cdfAt(law, 1 + 5e-10)).toBeCloseTo(0.5, 13)
    expect(Math.abs(massOf(law) - 1)).toBeLessThan(1e-8)
  })
})

describe('high order', () => {
  it('twenty free cumulants of Marchenko–Pastur are λ^{k−1}', () => {
    const lambda = 0.25
    const [a, b] = [(1 - Math.sqrt(lambda)) ** 2, (1 + Math.sqrt(lambda)) ** 2]
    const law = lawOf(bulk(a, b, (p, q) => Math.sqrt(p * q) / (2 * Math.PI * lambda * (a + p))))
    const size = Math.sqrt(lambda)
    freeCumulantsOf(law, 20).forEach((kappa, k) => {
      expect(Math.abs(kappa - lambda ** k)).toBeLessThan(1e-10 * 4 ** k * size ** (k + 1) + 1e-14)
    })
  })

  it('Schatten norms rise to the operator norm', () => {
    const law = lawOf(bulk(-2, 2, (p, q) => Math.sqrt(p * q) / (2 * Math.PI)))
    expect(schattenNormOf(law, 1)).toBeCloseTo(8 / (3 * Math.PI), 12)
    expect(schattenNormOf(law, 2)).toBeCloseTo(1, 13)
    expect(schattenNormOf(law, 4)).toBeCloseTo(2 ** 0.25, 13)
    expect(schattenNormOf(law, 400)).toBeLessThan(schattenNormOf(law, Infinity))
    expect(schattenNormOf(law, Infinity)).toBe(2)
  })
})
