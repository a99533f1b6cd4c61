import { bivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { carryPolynomial } from '../../src/free/carry-polynomial.ts'

/** Two points ±1 and a semicircle of variance 0.01: two bulks, m(0) = 0 in the gap between. */
const twoBulks = bivariate([
  [0, -0.99, 0, 0.0001],
  [1, 0, 0.02, 0],
  [0, 1, 0, 0],
])
const kestenMcKay = bivariate([
  [-5, 0, -36],
  [0, -4, 0],
  [0, 0, 1],
])
const bernoulli = bivariate([
  [0, -1],
  [1, 0],
  [0, 1],
])
/** Quarter corner of a projection of rank 0.4: exists up to ratio 4. */
const corner = bivariate([
  [-0.75, 0.15, 0],
  [0, -0.5, -0.25],
  [0, 0, 0.25],
])

describe('what is not a law', () => {
  it.each([
    ['two bulks with a zero of m between them, at any ratio', twoBulks, 1.01],
    ['two bulks with a zero of m between them, further on', twoBulks, 1.5],
    ['two atoms of weight ½', bernoulli, 1.5],
    ['Kesten–McKay of degree 6 beyond 6', kestenMcKay, 7],
    ['a corner of a projection beyond the whole of it', corner, 4.5],
  ])('%s is refused with the tests that failed', (_name, curve, ratio) => {
    const { law } = carryPolynomial(curve, ratio)
    expect(law.status).toBe('not-a-law')
    expect(law.reasons.join()).toMatch(/two paths/)
    expect(law.reasons.join()).toMatch(/mass/)
  })

  it('says which test failed where only the mass tells', () => {
    const { law } = carryPolynomial(kestenMcKay, 6.001)
    expect(law.status).toBe('not-a-law')
    expect(law.reasons).toEqual([expect.stringMatching(/^the total mass is 1\.000166/)])
  })

  it('a density that would be negative is one', () => {
    // The semicircle's curve with σ² < 0.
    const { law } = carryPolynomial(
      bivariate([
        [1, 0, -1],
        [0, 1, 0],
      ]),
      1,
    )
    expect(law.status).toBe('not-a-law')
  })

  it('next to the birth of an atom, where rounding hides it, nothing is refuted', () => {
    const { law } = carryPolynomial(kestenMcKay, 3.000001)
    expect(law.status).toBe('unverified')
    expect(law.reasons.join()).toMatch(/atom at x = 6 could not be decided/)
  })

  it('the same curves are laws where they exist', () => {
    expect(carryPolynomial(twoBulks, 1).law.status).toBe('certified')
    expect(carryPolynomial(kestenMcKay, 5.999).law.status).toBe('certified')
    expect(carryPolynomial(corner, 3.9).law.status).toBe('certified')
  })
})

describe('misuse', () => {
  it('a curve without a branch m ~ −1/z is no curve of a law', () => {
    const noBranch = bivariate([
      [1, 0, 1],
      [0, 2, 0],
    ])
    expect(() => carryPolynomial(noBranch, 2)).toThrow(expect.objectContaining({ code: 'E_CURVE' }) as Error)
  })

  it('a repeated curve does not say which branch it means', () => {
    // (1 + z m + m²)²
    const squared = bivariate([
      [1, 0, 2, 0, 1],
      [0, 2, 0, 2, 0],
      [0, 0, 1, 0, 0],
    ])
    expect(() => carryPolynomial(squared, 1)).toThrow(expect.objectContaining({ code: 'E_CURVE' }) as Error)
  })

  it.each([0, -1, Number.NaN, Infinity])('ratio %d is no target', (ratio) => {
    expect(() => carryPolynomial(bernoulli, ratio)).toThrow(expect.objectContaining({ code: 'E_TARGET' }) as Error)
  })
})

describe('m(z)', () => {
  it('is conjugate across the axis, has the right sheet everywhere, and no value on the axis', () => {
    const { stieltjes } = carryPolynomial(
      bivariate([
        [1, 0, 1],
        [0, 1, 0],
      ]),
      4,
    )
    expect(stieltjes(1, 0)).toBeNull()
    for (const [x, y] of [
      [0.3, 1e-9],
      [-7, 1e-6],
      [1e6, 2],
      [3.999999, 1e-12],
    ] as const) {
      const [re, im] = stieltjes(x, y)!
      expect(stieltjes(x, -y)).toEqual([re, -im])
      // 4 m² + z m + 1 = 0
      expect(Math.hypot(4 * (re * re - im * im) + x * re - y * im + 1, 8 * re * im + x * im + y * re)).toBeLessThan(
        1e-13,
      )
      expect(im).toBeGreaterThan(0)
      expect(Math.hypot(re, im)).toBeLessThanOrEqual(0.5 + 1e-6)
    }
  })
})
