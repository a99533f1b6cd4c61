import { expandFormula } from '@freecurve/curves/formula'
import { resolveBulk } from '@freecurve/law'
import { bivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { certify } from '../../src/algebraic/certificate.ts'
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

  it('a thousandth past the horizon several tests tell', () => {
    const { law } = carryPolynomial(kestenMcKay, 6.001)
    expect(law.status).toBe('not-a-law')
    for (const test of [/branch point at z = 0 \+ /, /total mass is 1\.000166/, /not the Stieltjes transform/])
      expect(law.reasons.join()).toMatch(test)
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

describe('the physical sheet off the real axis', () => {
  // What the real axis cannot show: the density, its mass and its low moments are those of a law.
  it.each([
    ['a pole', '(z^2 + 1)^2 * z * m + (z^2 + 1)^2 - 0.1 * z', /pole at z = 0 \+ 1i/],
    ['a pole far up', '((m - 5/(z^2+9)^3)^2 + z*(m - 5/(z^2+9)^3) + 1) * (z^2+9)^6', /not the Stieltjes transform/],
    ['a pole of fourth order on the axis', '(z - 5)^4 * z * m + (z - 5)^4 - 0.1 * z', /not the Stieltjes transform/],
  ])('%s', (_name, formula, reason) => {
    const { law } = carryPolynomial(bivariate(coefficientsOf(formula)), 1)
    expect(law.status).toBe('not-a-law')
    expect(law.reasons.join()).toMatch(reason)
  })

  it('two branch points, one above the other', () => {
    // m = s + ε t, s the semicircle's and t = √((z² + 1)(z² + 4)) − z² − 5/2, which is −9/(8 z²) + … at infinity: the sheet over
    // the real axis is one, but i and 2i are branch points. By elimination of t from t² + 2 t q = 9/16 … and the semicircle's curve.
    const q = [2.5, 0, 1]
    const epsilon = 0.01
    // s = m − ε t: s² + z s + 1 = (m² + z m + 1) − ε t (2 m + z) + ε² t², and t² = −2 q t − 9/4.
    const [a, b] = [
      // Constant part and part in t.
      [
        [1 - (9 / 4) * epsilon ** 2, 0, 1],
        [0, 1, 0],
      ],
      [
        [-2 * epsilon ** 2 * q[0]!, -2 * epsilon],
        [-epsilon, 0],
        [-2 * epsilon ** 2, 0],
      ],
    ]
    // a + b t = 0 and t² + 2 q t + 9/4 = 0: a² − 2 q a b + (9/4) b² = 0.
    const curve = sum(times(a!, a!), times([[-2 * q[0]!], [0], [-2]], times(a!, b!)), times([[9 / 4]], times(b!, b!)))
    const { law } = carryPolynomial(bivariate(curve), 1)
    expect(law.status).toBe('not-a-law')
    expect(law.reasons.join()).toMatch(/branch point at z = 0 \+ [12]i/)
  })
})

const coefficientsOf = (formula: string) =>
  expandFormula({ schema: 'freecurve/curve@1', family: 'algebraic', formula }).coefficients as number[][]

type Rows = readonly (readonly number[])[]

/** The product of two bivariate polynomials, by rows. */
function times(p: Rows, q: Rows): number[][] {
  const rows: number[][] = []
  p.forEach((row, i) => {
    row.forEach((c, j) => {
      q.forEach((other, k) => {
        rows[i + k] ??= []
        other.forEach((d, l) => {
          rows[i + k]![j + l] = (rows[i + k]![j + l] ?? 0) + c * d
        })
      })
    })
  })
  return rows
}

function sum(...all: readonly Rows[]): number[][] {
  const [height, width] = [Math.max(...all.map((p) => p.length)), Math.max(...all.flat().map((row) => row.length))]
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => all.reduce((total, p) => total + (p[i]?.[j] ?? 0), 0)),
  )
}

describe('the verdict on what was found', () => {
  const { bulk } = resolveBulk([-2, 2], (_x, a, b) => Math.sqrt(a * b) / (2 * Math.PI))
  const expected = { mean: 0, variance: 1 }
  const scaled = (by: number) => ({
    atoms: [],
    bulks: [{ ...bulk, mass: bulk.mass * (1 + by) }],
  })
  const right = { miss: 1e-15, text: 'm' }

  it.each([
    ['all tests pass', 0, right, [], [], 'certified'],
    ['the mass is off by what numbers explain', 1e-5, right, [], [], 'unverified'],
    ['the mass is off by more', 1e-2, right, [], [], 'not-a-law'],
    ['the mass is off, where not everything was found', 1e-2, right, [], ['lost'], 'unverified'],
    ['only m is off', 0, { miss: 1e-3, text: 'm' }, [], [], 'not-a-law'],
    ['m is off as the mass is', 1e-5, { miss: 1e-3, text: 'm' }, [], [], 'unverified'],
    ['the branch failed a test', 0, right, ['failed'], ['lost'], 'not-a-law'],
    ['m is not a number', 0, { miss: Number.NaN, text: 'm' }, [], [], 'unverified'],
  ] as const)('%s', (_name, by, transform, failures, unknowns, status) => {
    expect(certify(scaled(by), expected, transform, 1, failures, unknowns).status).toBe(status)
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

  it.each([0, -1, Number.NaN, Infinity, 1e12, 1e-12])('ratio %d is no target', (ratio) => {
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
