import type { FreeLevyParameters, Law } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve } from '@freecurve/curves'
import { edgesOf, massOf, momentOf } from '@freecurve/law'
import { scaleBivariate } from '@freecurve/numerics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeFlow } from '../src/index.ts'
import { freeLevyParameters } from './free-levy-arbitrary.ts'

/** The same curve by its coefficients alone. */
const blind = (parameters: FreeLevyParameters) => algebraicCurve(freeLevyCurve(parameters).polynomial().coefficients)

/** Up to three jumps: degree (1, 5). Subnormal numbers do not scale exactly. */
const parametersOf = freeLevyParameters.filter(({ a, jumps }) => jumps.length <= 3 && (a === 0 || Math.abs(a) > 1e-100))
const ratios = fc.double({ min: -0.7, max: 1.2, noNaN: true }).map((x) => 10 ** x)

const widthOf = (law: Law): number => {
  const edges = edgesOf(law)
  return edges[edges.length - 1]! - edges[0]!
}

/** Largest distance of the edges, relative to the width; Infinity for another number of them. */
const edgeError = (got: Law, wanted: Law): number => {
  const [a, b] = [edgesOf(got), edgesOf(wanted)]
  return a.length === b.length ? Math.max(...a.map((x, k) => Math.abs(x - b[k]!))) / widthOf(wanted) : Infinity
}

const sameLaw = (got: Law, wanted: Law, tolerance: number): void => {
  expect(edgeError(got, wanted)).toBeLessThan(tolerance)
  got.bulks.forEach(({ mass }, k) => {
    expect(Math.abs(mass - wanted.bulks[k]!.mass)).toBeLessThan(tolerance)
  })
}

const CASES = 200

describe('random free Lévy curves, from their coefficients alone', () => {
  it(`${CASES} of them have the law that the parameters say, or say that they are not sure`, () => {
    let certified = 0
    fc.assert(
      fc.property(parametersOf, ratios, (parameters, ratio) => {
        const exact = freeFlow.carry(freeLevyCurve(parameters), ratio).law
        const { law } = freeFlow.carry(blind(parameters), ratio)
        expect(law.status, law.reasons.join('; ')).not.toBe('not-a-law')
        if (law.status !== 'certified') return
        certified++
        sameLaw(law, exact, 1e-7)
        expect(Math.abs(massOf(law) - 1)).toBeLessThan(1e-9)
        expect(Math.abs(momentOf(law, 1) - momentOf(exact, 1))).toBeLessThan(1e-8 * widthOf(exact))
      }),
      { seed: 91, numRuns: CASES },
    )
    expect(certified).toBeGreaterThanOrEqual(0.9 * CASES)
  })

  it(`${CASES} of them go there and back again, and in two steps as in one`, () => {
    fc.assert(
      fc.property(parametersOf, ratios, ratios, (parameters, first, second) => {
        const curve = blind(parameters)
        const there = freeFlow.carry(curve, first)
        const start = freeFlow.carry(curve, 1).law
        const back = freeFlow.carry(there.curve, 1 / first).law
        if (start.status === 'certified' && back.status === 'certified') sameLaw(back, start, 1e-6)
        const [two, one] = [freeFlow.carry(there.curve, second).law, freeFlow.carry(curve, first * second).law]
        if (one.status === 'certified' && two.status === 'certified') sameLaw(two, one, 1e-6)
      }),
      { seed: 92, numRuns: CASES },
    )
  })

  it(`${CASES} of them scale by powers of two exactly`, () => {
    fc.assert(
      fc.property(parametersOf, ratios, fc.constantFrom(-27, 27), (parameters, ratio, power) => {
        const s = 2 ** power
        const curve = blind(parameters)
        const moved = algebraicCurve(scaleBivariate(curve.polynomial(), s).coefficients)
        const [one, other] = [curve, moved].map((each) => freeFlow.carry(each, ratio).law)
        expect(other!.status).toBe(one!.status)
        expect(edgesOf(other!)).toEqual(edgesOf(one!).map((x) => s * x))
        expect(other!.bulks.map(({ mass, panels }) => ({ mass, panels }))).toEqual(
          one!.bulks.map(({ mass, panels }) => ({ mass, panels })),
        )
      }),
      { seed: 93, numRuns: CASES },
    )
  })

  it('a mutant that is carried to a ratio 1 % off does not pass', () => {
    const { sigma2, ...rest } = { a: 0, sigma2: 0.5, rates: [0.4], jumps: [1] }
    const curve = blind({ sigma2, ...rest })
    const [law, off] = [2, 2.02].map((ratio) => freeFlow.carry(curve, ratio).law)
    expect(() => sameLaw(off!, law!, 1e-6)).toThrow()
  })
})
