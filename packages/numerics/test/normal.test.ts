import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { erf, normalCdf, normalDensity, normalTails } from '../src/index.ts'

/** Φ(−25) is of order 1e-138 and comes out of a sum of order 1 here; digits are to spare. */
const Precise = Decimal.clone({ precision: 180 })
const PI = Precise.acos(-1)

const densityAt = (x: number) => new Precise(x).pow(2).div(-2).exp().div(PI.times(2).sqrt())

/** ∫_0^x φ = φ(x) Σ_k x^(2k+1)/(2k+1)!!, whose terms have one sign. */
function integralTo(x: InstanceType<typeof Precise>) {
  const square = x.times(x)
  let [term, sum] = [x, x]
  for (let k = 3; term.abs().gt('1e-170'); k += 2) {
    term = term.times(square).div(k)
    sum = sum.plus(term)
  }
  return square.div(-2).exp().div(PI.times(2).sqrt()).times(sum)
}

/** I_0, I_1, I_2 at x by their definition, differences that cancel. */
function tailsAt(x: number) {
  const zeroth = new Precise(0.5).minus(integralTo(new Precise(x)))
  const first = densityAt(x).minus(zeroth.times(x))
  return [zeroth, first, zeroth.minus(first.times(x)).div(2)] as const
}

/** Error in units of 2⁻⁵³ of the wanted number. */
const units = (got: number, wanted: InstanceType<typeof Precise>) =>
  new Precise(got)
    .minus(wanted)
    .div(wanted)
    .abs()
    .times(2 ** 53)
    .toNumber()

/** Numbers whose decimals are all of them: a Decimal is made of the shortest that tell a double. */
const POINTS = [
  2 ** -10,
  0.3125,
  0.90625,
  1.40625,
  1.984375,
  2.015625,
  2.609375,
  2.984375,
  3.015625,
  4.5,
  8.125,
  15,
  25,
]

describe.each(POINTS.flatMap((x) => [x, -x]))('at %d, against 180 digits,', (x) => {
  // What the rounding of x² leaves of φ.
  const far = (x * x) / 2

  it('Φ has nearly every digit', () => {
    const wanted = new Precise(0.5).plus(integralTo(new Precise(x)))
    expect(units(normalCdf(x), wanted)).toBeLessThan(16 + (x < -2 ? far : 0))
  })

  it('φ and erf have nearly every digit', () => {
    expect(units(normalDensity(x), densityAt(x))).toBeLessThan(5 + far)
    const wanted = integralTo(new Precise(x).times(new Precise(2).sqrt())).times(2)
    expect(units(erf(x), wanted)).toBeLessThan(8)
  })
})

describe('the tails I_n of the normal law', () => {
  it.each(POINTS.filter((x) => x >= 1))('have nearly every digit at %d', (x) => {
    const out = new Float64Array(3)
    normalTails(x, out)
    tailsAt(x).forEach((wanted, n) => {
      expect(units(out[n]!, wanted)).toBeLessThan(8 + (x * x) / 2)
    })
  })
})

describe('far out', () => {
  it('Φ and erf are at their limits, and NaN stays NaN', () => {
    for (const x of [39, 1e200, Infinity]) {
      expect([normalCdf(-x), normalCdf(x), erf(-x), erf(x), normalDensity(x)]).toEqual([0, 1, -1, 1, 0])
    }
    expect([normalCdf(0), erf(0)]).toEqual([0.5, 0])
    expect([normalCdf(Number.NaN), erf(Number.NaN)]).toEqual([Number.NaN, Number.NaN])
  })
})
