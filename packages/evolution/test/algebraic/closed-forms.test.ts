import { cdfAt, densityAt, edgesOf, massOf, momentOf } from '@freecurve/law'
import { bivariate, scaleBivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { carryPolynomial } from '../../src/free/carry-polynomial.ts'

const semicircle = bivariate([
  [1, 0, 1],
  [0, 1, 0],
])
/** λ z m² + (z + λ − 1) m + 1: κ_k = λ^{k−1}. */
const marchenkoPastur = (lambda: number) =>
  bivariate([
    [1, lambda - 1, 0],
    [0, 1, lambda],
  ])
/** (z² − d²) m² + (2 − d) z m + (1 − d). */
const kestenMcKay = (d: number) =>
  bivariate([
    [1 - d, 0, -d * d],
    [0, 2 - d, 0],
    [0, 0, 1],
  ])
/** ((1 − c) z² + a c z + b c²) m² + ((2 − c) z + a c) m + 1. */
const freeMeixner = (a: number, b: number, c: number) =>
  bivariate([
    [1, a * c, b * c * c],
    [0, 2 - c, a * c],
    [0, 0, 1 - c],
  ])
/** z² m³ − z m − 1: moments C(3k, k)/(2k + 1). */
const fussCatalan = bivariate([
  [-1, 0, 0, 0],
  [0, -1, 0, 0],
  [0, 0, 0, 1],
])

/** The curve Σ w/(z − x) + m = 0 of point masses, as a polynomial. */
function pointMasses(places: readonly number[], weights: readonly number[]) {
  const product = (skip: number) => {
    let c = [1]
    places.forEach((x, n) => {
      if (n !== skip) c = [0].concat(c).map((up, k) => up - x * (c[k] ?? 0))
    })
    return c
  }
  const constant = places.map((_, n) => product(n))
  return bivariate(
    product(-1).map((c, i) => [constant.reduce((sum, part, n) => sum + weights[n]! * (part[i] ?? 0), 0), c]),
  )
}

const close = (got: number, wanted: number, tolerance = 1e-11) =>
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance)

describe('carrying closed forms', () => {
  it.each([0.25, 1, 4, 1000])('semicircle to ratio %d: radius 2√τ, density √(4τ − x²)/(2πτ)', (ratio) => {
    const { law } = carryPolynomial(semicircle, ratio)
    expect(law.status).toBe('certified')
    const radius = 2 * Math.sqrt(ratio)
    edgesOf(law).forEach((edge, k) => {
      close(edge / radius, k === 0 ? -1 : 1)
    })
    for (const share of [-0.999999, -0.6, 0, 0.3, 0.99])
      close(
        densityAt(law, share * radius) / (Math.sqrt(4 * ratio * (1 - share * share)) / (2 * Math.PI * ratio)),
        1,
        1e-9,
      )
    expect(densityAt(law, 1.01 * radius)).toBe(0)
  })

  it.each([
    [0.25, 1],
    [0.25, 2],
    [0.25, 4],
    [0.25, 16],
    [3, 5],
    [3, 0.25],
  ])('Marchenko–Pastur of ratio %d to %d: again one, of ratio λτ', (lambda, ratio) => {
    const { law } = carryPolynomial(marchenkoPastur(lambda), ratio)
    const carried = lambda * ratio
    expect(law.status).toBe('certified')
    const [a, b] = [(1 - Math.sqrt(carried)) ** 2, (1 + Math.sqrt(carried)) ** 2]
    expect(edgesOf(law).length).toBe(2)
    close(edgesOf(law)[0]!, a)
    close(edgesOf(law)[1]!, b)
    expect(law.atoms.map(({ x }) => x)).toEqual(carried > 1 ? [0] : [])
    if (carried > 1) close(law.atoms[0]!.weight, 1 - 1 / carried, 1e-13)
    for (const share of [0.001, 0.2, 0.7, 0.999]) {
      const x = a + share * (b - a)
      close(densityAt(law, x) / (Math.sqrt((x - a) * (b - x)) / (2 * Math.PI * carried * x)), 1, 1e-9)
    }
  })

  it('Marchenko–Pastur of ratio 1 has a hard edge: ρ ~ x^{−1/2}/π, infinite at 0', () => {
    const { law } = carryPolynomial(marchenkoPastur(0.5), 2)
    expect(law.status).toBe('certified')
    expect(law.atoms).toEqual([])
    expect(densityAt(law, 0)).toBe(Infinity)
    close(densityAt(law, 1e-12) * Math.PI * 1e-6, 1, 1e-9)
  })

  it.each([1, 1.5, 2.9, 3, 3.1, 5.9, 6])(
    'Kesten–McKay of degree 6 to %d: edges ±2√(τ(6 − τ)), atoms 1 − 3/τ at ±6',
    (ratio) => {
      const { law } = carryPolynomial(kestenMcKay(6), ratio)
      expect(law.status).toBe('certified')
      const edge = 2 * Math.sqrt(ratio * (6 - ratio))
      if (ratio < 6)
        edgesOf(law).forEach((e, k) => {
          close(e, k === 0 ? -edge : edge)
        })
      else expect(law.bulks).toEqual([])
      expect(law.atoms.length).toBe(ratio > 3 ? 2 : 0)
      for (const { weight } of law.atoms) close(weight, 1 - 3 / ratio, 1e-13)
      close(momentOf(law, 2), 6 * ratio)
    },
  )

  it.each([1, 4, 32])('free Meixner to %d: a → τa, b → τb(c + τ(1 − c)), c → c/(c + τ(1 − c))', (ratio) => {
    const [a, b, c] = [0.1, 4, 0.6]
    const q = c + ratio * (1 - c)
    const [law, expected] = [
      carryPolynomial(freeMeixner(a, b, c), ratio).law,
      carryPolynomial(freeMeixner(ratio * a, ratio * b * q, c / q), 1).law,
    ]
    expect(law.status).toBe('certified')
    edgesOf(law).forEach((edge, k) => {
      close(edge, edgesOf(expected)[k]!)
      close(edge, ratio * a + (k === 0 ? -2 : 2) * Math.sqrt(ratio * b * q), 1e-11)
    })
  })

  it('Fuss–Catalan has the hard edge x^{−2/3}, and beyond ratio 1 an atom on the edge of its bulk', () => {
    const { law } = carryPolynomial(fussCatalan, 1)
    expect(law.status).toBe('certified')
    expect(law.atoms).toEqual([])
    close(massOf(law), 1, 1e-10)
    expect([1, 2, 3, 4].map((k) => momentOf(law, k))).toEqual([1, 3, 12, 55].map((m) => expect.closeTo(m, 8)))
    // ρ ~ √3/(2π) x^{−2/3}
    close((densityAt(law, 1e-12) * 1e-8 * 2 * Math.PI) / Math.sqrt(3), 1, 1e-3)
    const grown = carryPolynomial(fussCatalan, 4).law
    expect(grown.status).toBe('certified')
    expect(grown.atoms).toEqual([{ x: 0, weight: expect.closeTo(0.75, 13) }])
    expect(grown.bulks[0]!.support[0]).toBe(0)
    close(grown.bulks[0]!.mass, 0.25)
  })

  it('point masses are laws too', () => {
    // m = −½/(z + 1) − ½/(z − 1)
    const twoPoints = bivariate([
      [0, -1],
      [1, 0],
      [0, 1],
    ])
    const { law } = carryPolynomial(twoPoints, 1)
    expect(law).toMatchObject({ status: 'certified', bulks: [] })
    expect(law.atoms.map(({ x, weight }) => [x, weight])).toEqual([
      [expect.closeTo(-1, 14), expect.closeTo(0.5, 14)],
      [expect.closeTo(1, 14), expect.closeTo(0.5, 14)],
    ])
    // Compressed to a half it is the arcsine law on [−1, 1].
    const half = carryPolynomial(twoPoints, 0.5).law
    expect(half.status).toBe('certified')
    expect(edgesOf(half)).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
    close(densityAt(half, 0.3), 1 / (Math.PI * Math.sqrt(1 - 0.09)), 1e-9)
  })

  it.each([
    [
      [-1, 0.5, 3],
      [0.3, 0.3, 0.4],
    ],
    [
      [0, 0.1, 1, 4, 5],
      [0.2, 0.2, 0.2, 0.2, 0.2],
    ],
    [
      [0.001, 0.01, 0.3, 4, 50],
      [0.5, 0.2, 0.2, 0.06, 0.04],
    ],
    [
      [-3, -2, -1, 0.1, 1.3, 2, 4],
      [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1],
    ],
  ])('point masses at %j compressed are laws with atoms 1 − (1 − w)/τ', (places, weights) => {
    for (const ratio of [0.95, 0.5, 0.05]) {
      const { law } = carryPolynomial(pointMasses(places, weights), ratio)
      expect(law.reasons).toEqual([])
      expect(law.status).toBe('certified')
      const kept = weights.map((w) => 1 - (1 - w) / ratio).filter((w) => w > 1e-12)
      expect(law.atoms.map(({ weight }) => weight)).toEqual(kept.map((w) => expect.closeTo(w, 11)))
    }
  })

  it('growing by a and then by b is growing by a b', () => {
    const once = carryPolynomial(marchenkoPastur(0.1), 6).law
    const twice = carryPolynomial(carryPolynomial(marchenkoPastur(0.1), 2).polynomial, 3).law
    edgesOf(once).forEach((edge, k) => {
      close(edgesOf(twice)[k]!, edge)
    })
    for (const x of [0.2, 1, 2.5]) close(cdfAt(twice, x), cdfAt(once, x))
  })

  it('scaling a curve by 2^20 changes no digit of its law', () => {
    const curves = [marchenkoPastur(0.3), freeMeixner(0.1, 4, 0.6), fussCatalan]
    for (const curve of curves) {
      const plain = carryPolynomial(curve, 2).law
      const scaled = carryPolynomial(scaleBivariate(curve, 2 ** 20), 2).law
      expect(scaled.status).toBe(plain.status)
      expect(scaled.atoms).toEqual(plain.atoms.map(({ x, weight }) => ({ x: x * 2 ** 20, weight })))
      expect(scaled.bulks).toEqual(
        plain.bulks.map((bulk) => ({ ...bulk, support: bulk.support.map((x) => x * 2 ** 20) })),
      )
    }
  })
})
