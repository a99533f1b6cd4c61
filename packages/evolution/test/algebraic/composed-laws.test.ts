import type { Curve } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve, populationCurve } from '@freecurve/curves'
import { expandFormula } from '@freecurve/curves/formula'
import { cdfAt, densityAt, edgesOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { deformedFlow, freeFlow } from '../../src/index.ts'

const curveOf = (formula: string) =>
  algebraicCurve(
    expandFormula({ schema: 'freecurve/curve@1', family: 'algebraic', formula }).coefficients as number[][],
  )

/** Half a semicircle of variance 1 about a, half one of variance s about b: s₂ eliminated from u² + β u + 1 and the other. */
function twoSemicircles(a: number, b: number, s = 1): ReturnType<typeof curveOf> {
  // s u² + (z − b) u + 1 = 0 for u = s₂, and 1 + (z − a) v + v² = 0 for v = s₁ = 2m − u.
  const [b1, c1] = [`((z - (${b}))/${s})`, `(1/${s})`]
  const [b2, c2] = [`(-(4*m + (z - (${a}))))`, `(4*m^2 + 2*m*(z - (${a})) + 1)`]
  return curveOf(`(${c1} - ${c2})^2 + (${b1} - ${b2})*(${b1}*${c2} - ${b2}*${c1})`)
}

/** Half a semicircle of variance 1, half an atom at x. */
const withAtom = (x: number) => curveOf(`(${x}-z)^2/4 + z/2*(${x}-z)*(m*(${x}-z)-0.5) + (m*(${x}-z)-0.5)^2`)

/** ½δ(±1) plus a semicircle of variance s: at s = 1 a cusp at 0. */
const twoPoints = (s: number) => curveOf(`m*((z + ${s}*m)^2 - 1) + z + ${s}*m`)

const semicircle = (x: number, variance = 1) => Math.sqrt(Math.max(0, 4 * variance - x * x)) / (2 * Math.PI * variance)

const certified = (curve: Curve, ratio = 1) => {
  const { law } = freeFlow.carry(curve, ratio)
  expect(law.status, law.reasons.join('; ')).toBe('certified')
  return law
}

describe('mixtures, from their coefficients', () => {
  it('of two semicircles apart have two bulks, and no law beyond ratio 1', () => {
    const curve = twoSemicircles(-4, 4)
    const law = certified(curve)
    edgesOf(law).forEach((x, k) => {
      expect(Math.abs(x - [-6, -2, 2, 6][k]!)).toBeLessThan(1e-13)
    })
    for (const { mass } of law.bulks) expect(Math.abs(mass - 0.5)).toBeLessThan(1e-13)
    expect(freeFlow.horizon(curve)).toMatchObject({ ratio: 1, reason: expect.stringMatching(/m\(x\) = 0 at x = 0,/) })
  })

  it.each([
    [
      'of the same width',
      twoSemicircles(-1.5, 1.5),
      [-3.5, 3.5],
      (x: number) => semicircle(x + 1.5) + semicircle(x - 1.5),
    ],
    [
      'of which one ends inside the other',
      twoSemicircles(-1, 0, 4),
      [-4, 4],
      (x: number) => semicircle(x + 1) + semicircle(x, 4),
    ],
  ] as const)('of two that overlap, %s, are one bulk', (_name, curve, edges, twice) => {
    const law = certified(curve)
    expect(law.bulks).toHaveLength(1)
    edgesOf(law).forEach((x, k) => {
      expect(Math.abs(x - edges[k]!)).toBeLessThan(1e-12)
    })
    for (const x of [-2.9, -1.2, -0.5001, -0.4999, 0.3, 0.9999, 1.0001, 2.5])
      expect(Math.abs(densityAt(law, x) - twice(x) / 2)).toBeLessThan(1e-9)
  })

  it('of two that touch have two bulks with one point in common', () => {
    const law = certified(twoSemicircles(-2, 2))
    expect(law.bulks).toHaveLength(2)
    expect(Math.abs(cdfAt(law, 0) - 0.5)).toBeLessThan(1e-13)
  })

  it.each([
    ['off the bulk', 2.5],
    ['inside it', 1],
  ])('of a semicircle and an atom %s', (_name, x) => {
    const law = certified(withAtom(x))
    expect(law.atoms).toHaveLength(1)
    expect(law.atoms[0]!.x).toBeCloseTo(x, 13)
    expect(law.atoms[0]!.weight).toBeCloseTo(0.5, 13)
    expect(law.bulks).toHaveLength(1)
    expect(Math.abs(densityAt(law, 0.7) - semicircle(0.7) / 2)).toBeLessThan(1e-12)
  })
})

describe('a cusp', () => {
  it('two points in noise that just closes the gap: two bulks with 0 in common, |x|^{1/3} there', () => {
    const law = certified(twoPoints(1))
    expect(edgesOf(law).slice(1, 3)).toEqual([0, 0])
    for (const { mass } of law.bulks) expect(Math.abs(mass - 0.5)).toBeLessThan(1e-12)
    // z = −m³ + … next to 0: Im m = (√3/2) |z|^{1/3}.
    expect(densityAt(law, 1e-9) * 1e3).toBeCloseTo(Math.sqrt(3) / 2 / Math.PI, 2)
  })

  it.each([0.9999, 1.0001])('and next to it, at variance %d', (s) => {
    expect(certified(twoPoints(s)).bulks).toHaveLength(s < 1 ? 2 : 1)
  })

  it('at the very ratio of a split', () => {
    const curve = algebraicCurve(
      freeLevyCurve({ a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }).polynomial().coefficients,
    )
    const law = certified(curve, 2.578372621275126)
    expect(edgesOf(law).filter((x) => Math.abs(x - 1.237413603267605) < 1e-12)).toHaveLength(2)
    expect(Math.abs(law.bulks[1]!.mass - 0.2 / 2.578372621275126)).toBeLessThan(1e-10)
  })
})

describe('where sheets of very different size pass each other', () => {
  it.each([
    [
      'nearly equal jumps beside large ones',
      {
        a: 0.5,
        sigma2: 0.5,
        rates: [1.45, 0.05, 0.85, 1.45],
        jumps: [0.005811120644947244, 0.0024554510139827563, -1.347961016805826, -0.18659009135968707],
      },
      3,
    ],
    [
      'a narrow bulk next to an atom',
      { a: 0.5, sigma2: 0, rates: [1.15, 1.45], jumps: [0.6075738303011462, 0.002696358103874947] },
      3,
    ],
    ['eight decades of both signs', { a: 0, sigma2: 0, rates: [0.5, 0.3, 0.2, 0.4], jumps: [1e-4, -0.1, 30, 1e4] }, 1],
    [
      'ten decades',
      { a: 0, sigma2: 0, rates: Array(6).fill(0.4) as number[], jumps: [1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1] },
      1,
    ],
  ] as const)('%s: the law that the parameters say', (_name, parameters, ratio) => {
    const exact = freeFlow.carry(freeLevyCurve(parameters), ratio).law
    const law = certified(algebraicCurve(freeLevyCurve(parameters).polynomial().coefficients), ratio)
    const width = edgesOf(exact).at(-1)! - edgesOf(exact)[0]!
    expect(edgesOf(law)).toHaveLength(edgesOf(exact).length)
    edgesOf(law).forEach((x, k) => {
      expect(Math.abs(x - edgesOf(exact)[k]!)).toBeLessThan(1e-12 * width)
    })
  })

  it('four sheets with one residue: a covariance matrix of aspect ratio 2 and four population eigenvalues', () => {
    const population = { values: [0.05, 0.4, 3, 60], weights: [0.25, 0.25, 0.25, 0.25], aspectRatio: 2 }
    const exact = deformedFlow.carry(populationCurve(population), 1).law
    const law = certified(algebraicCurve(populationCurve(population).polynomial().coefficients))
    expect(law.atoms[0]!.weight).toBeCloseTo(0.5, 12)
    edgesOf(law).forEach((x, k) => {
      expect(Math.abs(x / edgesOf(exact)[k]! - 1)).toBeLessThan(1e-9)
    })
  })

  it.each([0, 1, 10, 1000])('far from 0 as at 0: a narrow bulk at a drift of %d', (a) => {
    const parameters = { a, sigma2: 0, rates: [0.3, 0.35], jumps: [1, 1e-5] }
    const exact = freeFlow.carry(freeLevyCurve(parameters), 1 / 3).law
    expect(exact.status, exact.reasons.join('; ')).toBe('certified')
    const law = certified(algebraicCurve(freeLevyCurve(parameters).polynomial().coefficients), 1 / 3)
    expect(edgesOf(law)).toHaveLength(edgesOf(exact).length)
    for (const [k, { mass }] of law.bulks.entries()) expect(Math.abs(mass - exact.bulks[k]!.mass)).toBeLessThan(1e-8)
  })

  it.each([0, 1, 10])('parameters of a bulk of width 1e-9 next to one of width 1, at a drift of %d', (a) => {
    certified(freeLevyCurve({ a, sigma2: 1e-18, rates: [0.2], jumps: [1] }))
  })

  it('a semicircle of variance 1 about 1e8', () => {
    const law = certified(curveOf('1 + (z - 1e8)*m + m^2'))
    expect(edgesOf(law)).toEqual([1e8 - 2, 1e8 + 2])
  })
})
