import type { Law, PopulationParameters, Spectrum } from '@freecurve/core'
import { createSpectrum } from '@freecurve/core'
import { algebraicCurve, populationCurve } from '@freecurve/curves'
import { cdfAt, edgesOf, integralOf, logDeterminantOf, massOf, quantilesAt, supportOf } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deformedFlow, subordinationMethod } from '../src/index.ts'

/** Two variances, c = 0.05: two bulks that merge at c* = 0.310273229478. */
const example: PopulationParameters = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 }

const subordinated = (spectrum: Spectrum, ratio: number, aspectRatio: number) =>
  subordinationMethod.carry(spectrum, ratio, { aspectRatio }).carried!

const decades = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((x) => 10 ** x)
const populations: fc.Arbitrary<PopulationParameters> = fc
  .record({
    groups: fc.array(fc.tuple(decades(-1, 1), fc.double({ min: 0.1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 3,
    }),
    zeros: fc.constantFrom(0, 0, 0.3),
    aspectRatio: decades(-1.5, 0.7),
  })
  .map(({ groups, zeros, aspectRatio }) => {
    const total = groups.reduce((sum, [, w]) => sum + w, 0)
    const some = groups.map(([t, w]) => [t, ((1 - zeros) * w) / total] as const)
    const all = zeros > 0 ? [[0, zeros] as const, ...some] : some
    return populationCurve({ values: all.map(([t]) => t), weights: all.map(([, w]) => w), aspectRatio }).parameters
  })
const ratios = decades(-0.7, 1.5)

const widthOf = (law: Law): number => {
  const edges = edgesOf(law)
  return edges[edges.length - 1]! - edges[0]!
}

const sameLaw = (got: Law, wanted: Law, tolerance: number): void => {
  const [a, b] = [edgesOf(got), edgesOf(wanted)]
  expect(a.length).toBe(b.length)
  a.forEach((x, k) => {
    expect(Math.abs(x - b[k]!)).toBeLessThan(tolerance * widthOf(wanted))
  })
  expect(got.atoms.length).toBe(wanted.atoms.length)
  got.atoms.forEach(({ x, weight }, k) => {
    expect(x).toBe(wanted.atoms[k]!.x)
    expect(Math.abs(weight - wanted.atoms[k]!.weight)).toBeLessThan(tolerance)
  })
  got.bulks.forEach(({ mass }, k) => {
    expect(Math.abs(mass - wanted.bulks[k]!.mass)).toBeLessThan(tolerance)
  })
}

const CASES = 100
/** This near to aspect ratio 1 an atom is being born, which coefficients do not tell. */
const HARD = 1e-5

describe('populations', () => {
  it(`${CASES} of them keep their mean, and their variance grows by (τ − 1) c mean²`, () => {
    fc.assert(
      fc.property(populations, ratios, (parameters, ratio) => {
        const { law } = deformedFlow.carry(populationCurve(parameters), ratio)
        expect(law.status, law.reasons.join('; ')).toBe('certified')
        const { values, weights, aspectRatio } = parameters
        const mean = values.reduce((sum, t, j) => sum + weights[j]! * t, 0)
        const square = values.reduce((sum, t, j) => sum + weights[j]! * t * t, 0) + aspectRatio * ratio * mean * mean
        expect(Math.abs(massOf(law) - 1)).toBeLessThan(1e-12)
        expect(Math.abs(integralOf(law, (x) => x) / mean - 1)).toBeLessThan(1e-11)
        expect(Math.abs(integralOf(law, (x) => x * x) / square - 1)).toBeLessThan(1e-11)
      }),
      { seed: 61, numRuns: CASES },
    )
  })

  it(`${CASES} of them have the same law from their coefficients alone, where it is certified`, () => {
    let certified = 0
    fc.assert(
      fc.property(populations, ratios, (parameters, ratio) => {
        fc.pre(Math.abs(parameters.aspectRatio * ratio - 1) > HARD)
        const exact = deformedFlow.carry(populationCurve(parameters), ratio)
        const blind = algebraicCurve(populationCurve(parameters).polynomial().coefficients)
        const { law } = deformedFlow.carry(blind, ratio, { aspectRatio: parameters.aspectRatio })
        expect(law.status, law.reasons.join('; ')).not.toBe('not-a-law')
        if (law.status !== 'certified') return
        certified++
        sameLaw(law, exact.law, 1e-7)
      }),
      { seed: 62, numRuns: CASES },
    )
    expect(certified).toBeGreaterThan(0.85 * CASES)
  })

  it(`${CASES} of them go there and back again, in two steps as in one, and scale by powers of two exactly`, () => {
    fc.assert(
      fc.property(populations, ratios, ratios, fc.constantFrom(-27, 27), (parameters, first, second, power) => {
        const curve = populationCurve(parameters)
        const there = deformedFlow.carry(curve, first)
        sameLaw(deformedFlow.carry(there.curve, 1 / first).law, deformedFlow.carry(curve, 1).law, 1e-10)
        sameLaw(deformedFlow.carry(there.curve, second).law, deformedFlow.carry(curve, first * second).law, 1e-10)
        const s = 2 ** power
        const moved = populationCurve({ ...parameters, values: parameters.values.map((t) => s * t) })
        const law = deformedFlow.carry(moved, first).law
        expect(edgesOf(law)).toEqual(edgesOf(there.law).map((x) => s * x))
        expect(law.bulks.map(({ panels }) => panels)).toEqual(there.law.bulks.map(({ panels }) => panels))
      }),
      { seed: 63, numRuns: CASES },
    )
  })

  it.each([
    [{ values: [1], weights: [1], aspectRatio: 0.5 }, 0],
    [{ values: [1], weights: [1], aspectRatio: 4 }, 0.75],
    [{ values: [0, 1], weights: [0.3, 0.7], aspectRatio: 0.5 }, 0.3],
    [{ values: [0, 1], weights: [0.3, 0.7], aspectRatio: 4 }, 0.75],
  ])('%o: the atom at 0 weighs max(H({0}), 1 − 1/c)', (parameters, weight) => {
    const { law } = deformedFlow.carry(populationCurve(parameters), 1)
    expect(law.atoms).toEqual(weight === 0 ? [] : [{ x: 0, weight: expect.closeTo(weight, 14) }])
  })
})

describe('populations at aspect ratio 1', () => {
  it.each([1, 0.1, 0.3, 0.7, 1 / 3, 1 / 49, 3])('from c0 = %d have a hard edge at 0, and no atom', (aspectRatio) => {
    const curve = populationCurve({ values: [1, 4], weights: [0.5, 0.5], aspectRatio })
    const { law, logPotential } = deformedFlow.carry(curve, 1 / aspectRatio)
    expect([law.status, law.atoms, supportOf(law)[0]]).toEqual(['certified', [], 0])
    expect(logDeterminantOf(law)).toBeCloseTo(Math.log(2) - 1, 12)
    expect(logPotential!({ re: 0, im: 0 })).toMatchObject({ re: expect.closeTo(Math.log(2) - 1, 14), im: Math.PI })
  })

  it('with zeros in the population keep their share of them where the rank is used up', () => {
    const curve = populationCurve({ values: [0, 1, 4], weights: [0.3, 0.3, 0.4], aspectRatio: 0.1 })
    const { law } = deformedFlow.carry(curve, 10 / 0.7)
    expect([law.status, law.atoms, supportOf(law)[0]]).toEqual(['certified', [{ x: 0, weight: 0.3 }], 0])
  })
})

describe('the log-potential of populations', () => {
  it('is the log-determinant at 0, and none where there are zeros (100 of them)', () => {
    fc.assert(
      fc.property(populations, ratios, (parameters, ratio) => {
        const { law, logPotential } = deformedFlow.carry(populationCurve(parameters), ratio)
        const value = logPotential!({ re: 0, im: 0 })
        expect(value === null).toBe(law.atoms.length > 0)
        if (value === null) return
        expect(Math.abs(value.re - logDeterminantOf(law)!)).toBeLessThan(1e-10)
        expect(value.im).toBe(Math.PI)
        // As close to 0 as the support allows.
        const close = logPotential!({ re: -1e-9 * supportOf(law)[0], im: 0 })!
        expect(Math.abs(close.re - value.re)).toBeLessThan(1e-8)
      }),
      { seed: 64, numRuns: CASES },
    )
  })
})

describe('the two-variance example', () => {
  const blind = algebraicCurve(populationCurve(example).polynomial().coefficients)

  it.each([
    ['its parameters', populationCurve(example), undefined],
    ['its coefficients', blind, { aspectRatio: 0.05 }],
  ])('merges at ratio 6.20546458955 and gets an atom at 20, from %s', (_name, curve, options) => {
    const events = deformedFlow.events(curve, 1, 40, options)!
    expect(events.map(({ kind }) => kind)).toEqual(['merge', 'atom-birth'])
    expect(Math.abs(events[0]!.ratio / 6.205464589554651 - 1)).toBeLessThan(1e-11)
    expect(Math.abs(events[0]!.x - 3.839363148855176)).toBeLessThan(1e-11)
    expect(Math.abs(events[1]!.ratio - 20)).toBeLessThan(1e-11)
  })

  it('wants its aspect ratio, once and right', () => {
    const refused = { code: 'E_OPTION_VALUE' }
    expect(() => deformedFlow.carry(blind, 2)).toThrow(expect.objectContaining(refused) as Error)
    expect(() => deformedFlow.carry(populationCurve(example), 2, { aspectRatio: 0.06 })).toThrow(
      expect.objectContaining(refused) as Error,
    )
    expect(() => deformedFlow.carry(blind, 2, { aspectRatio: 0 })).toThrow(expect.objectContaining(refused) as Error)
  })

  it('is no law of an aspect ratio that forces zeros it does not have', () => {
    const { law } = deformedFlow.carry(blind, 1, { aspectRatio: 2 })
    expect(law.status).toBe('not-a-law')
    expect(law.reasons.join()).toMatch(/is c0 = p\/N right\?/)
  })
})

describe('raw eigenvalues', () => {
  const exact = populationCurve({ ...example, aspectRatio: 0.1 })
  const values = quantilesAt(
    deformedFlow.carry(exact, 1).law,
    Float64Array.from({ length: 1000 }, (_, k) => (k + 0.5) / 1000),
  )
  const spectrum = createSpectrum([values])

  // Spacings that differ by up to a factor of ten, as those of a sampled matrix do.
  const sampled = createSpectrum([
    quantilesAt(
      deformedFlow.carry(exact, 1).law,
      Float64Array.from({ length: 300 }, (_, k) => (k + 0.5 + 0.4 * Math.sin(7 * k)) / 300),
    ),
  ])

  it.each([1.5, 4, 9, 10, 32])('at ratio %d lead to the law, without a curve', (ratio) => {
    const { law, stieltjes } = subordinated(spectrum, ratio, 0.1)
    const wanted = deformedFlow.carry(exact, ratio)
    expect(law.status, law.reasons.join('; ')).toBe('certified')
    expect(Math.abs(massOf(law) - 1)).toBeLessThan(1e-9)
    for (const { support } of wanted.law.bulks)
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const x = support[0] + share * (support[1] - support[0])
        expect(Math.abs(cdfAt(law, x) - cdfAt(wanted.law, x))).toBeLessThan(2e-3)
      }
    const [m, n] = [stieltjes({ re: 3, im: 0.5 })!, wanted.stieltjes({ re: 3, im: 0.5 })!]
    expect(Math.hypot(m.re - n.re, m.im - n.im)).toBeLessThan(1e-3)
    expect(law.atoms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(Math.max(0, 1 - 10 / ratio), 12)
  })

  it.each([
    [1.0001, 'not-a-law', /grain of the data/],
    [1.05, 'unverified', /single eigenvalues/],
  ])('at ratio %d keep their grain, and say so', (ratio, status, reason) => {
    const { law } = subordinated(sampled, ratio, 0.1)
    expect(law.status).toBe(status)
    expect(law.reasons.join()).toMatch(reason)
  })

  it('at aspect ratio 1 have a hard edge at 0, beyond it an atom that is no rounding', () => {
    const carry = (ratio: number) => subordinated(spectrum, ratio, 0.1).law
    expect([carry(10).atoms, supportOf(carry(10))[0]]).toEqual([[], 0])
    const third = subordinated(spectrum, 1 / 0.3, 0.3).law
    expect([third.atoms, supportOf(third)[0]]).toEqual([[], 0])
    expect(carry(10.001).atoms).toEqual([{ x: 0, weight: expect.closeTo(1e-4, 6) }])
  })

  it('are no single eigenvalues where hundreds of them share what is not zero', () => {
    const white = deformedFlow.carry(populationCurve({ values: [1], weights: [1], aspectRatio: 0.3 }), 1).law
    const some = createSpectrum([
      quantilesAt(
        white,
        Float64Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400),
      ),
    ])
    const { law } = subordinated(some, 1000, 0.3)
    expect(law.status, law.reasons.join('; ')).toBe('certified')
    expect(law.bulks[0]!.mass).toBeCloseTo(1 / 300, 12)
  })

  it('have the transform of their law: ∫ρ/(x − z) = m(z)', () => {
    const { law, stieltjes } = subordinated(spectrum, 3, 0.1)
    const m = stieltjes({ re: 2, im: 0.4 })!
    const square = (x: number) => (x - 2) ** 2 + 0.16
    expect(Math.abs(integralOf(law, (x) => (x - 2) / square(x)) - m.re)).toBeLessThan(1e-9)
    expect(Math.abs(integralOf(law, (x) => 0.4 / square(x)) - m.im)).toBeLessThan(1e-9)
  })

  it('are refused where they are no Gram matrix of that aspect ratio, or are to be compressed', () => {
    const carry = (ratio: number, options?: { readonly aspectRatio: number }) => () =>
      subordinationMethod.carry(createSpectrum([values]), ratio, options)
    const code = (name: string) => expect.objectContaining({ code: name }) as Error
    expect(carry(0.5, { aspectRatio: 0.1 })).toThrow(code('E_TARGET'))
    expect(carry(2, { aspectRatio: 1.5 })).toThrow(code('E_OPTION_VALUE'))
    expect(carry(2)).toThrow(code('E_OPTION_VALUE'))
    const negative = subordinationMethod.carry(createSpectrum([values.map((x) => x - 4)]), 2, { aspectRatio: 0.1 })
    expect([negative.status, negative.carried]).toEqual(['refused', null])
    expect(negative.reasons.join()).toMatch(/negative/)
  })
})
