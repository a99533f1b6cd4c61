import { CURVE_SCHEMA, type FreeLevyParameters } from '@freecurve/core'
import { bulkRanges, freeLevyCurve, freeLevyCurveFromJSON, reciprocalMap, sheetRoot } from '@freecurve/curves'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeLevyParameters } from './free-levy-arbitrary.ts'

const refusedAt = (path: string) =>
  expect.objectContaining({ code: 'E_CURVE', details: expect.objectContaining({ path }) })
const good: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }

describe('a free Lévy curve', () => {
  it('is the same after a trip through JSON', () => {
    fc.assert(
      fc.property(freeLevyParameters, (parameters) => {
        const curve = freeLevyCurve(parameters)
        const again = freeLevyCurveFromJSON(JSON.parse(JSON.stringify(curve)))
        expect(again.parameters).toEqual(curve.parameters)
        expect(again.polynomial()).toEqual(curve.polynomial())
        expect(again.freeLevy()).toEqual(parameters)
      }),
      { seed: 41, numRuns: 30 },
    )
  })

  it('sorts its jumps, adds equal ones up, leaves those of rate 0 out, and is frozen', () => {
    const given = { a: 1, sigma2: 0, rates: [0.5, 0.25, 0, 0.25], jumps: [2, -1, 7, 2] }
    const { parameters } = freeLevyCurve(given)
    expect(parameters).toEqual({ a: 1, sigma2: 0, rates: [0.25, 0.75], jumps: [-1, 2] })
    expect(given.jumps).toEqual([2, -1, 7, 2])
    for (const value of [parameters, parameters.rates, parameters.jumps]) expect(Object.isFrozen(value)).toBe(true)
  })

  it('keeps what it was given: neither the lists nor what it gives out can change it', () => {
    const given = { a: 1, sigma2: 0, rates: [0.5, 0.25], jumps: [1, 2] }
    const curve = freeLevyCurve(given)
    const before = JSON.stringify([curve, curve.polynomial()])
    given.rates[0] = 9
    given.jumps.push(3)
    given.a = 7
    expect(JSON.stringify([curve, curve.polynomial()])).toBe(before)
    for (const value of [curve, curve.toJSON(), curve.polynomial(), ...curve.polynomial().coefficients])
      expect(Object.isFrozen(value)).toBe(true)
  })

  it('is refused with a field that is none of its own', () => {
    expect(() => freeLevyCurve({ ...good, lambda: 1 } as FreeLevyParameters)).toThrow(refusedAt('parameters.lambda'))
    expect(() => freeLevyCurve(null as unknown as FreeLevyParameters)).toThrow(refusedAt('parameters'))
    const file = { schema: CURVE_SCHEMA, family: 'free-levy', parameters: good, scope: {} } as const
    expect(() => freeLevyCurveFromJSON(file)).toThrow(refusedAt('scope'))
  })

  it.each<[string, object]>([
    ['parameters.a', { a: Number.NaN }],
    ['parameters.a', { a: '0' }],
    ['parameters.sigma2', { sigma2: -1e-9 }],
    ['parameters.sigma2', { sigma2: Infinity }],
    ['parameters.rates', { rates: 0.6 }],
    ['parameters.rates[1]', { rates: [0.6, -0.2] }],
    ['parameters.jumps', { jumps: [1] }],
    ['parameters.jumps', { jumps: undefined }],
    ['parameters.jumps[0]', { jumps: [0, 1] }],
    ['parameters.jumps[1]', { jumps: [1, Number.NaN] }],
    ['parameters', { rates: [], jumps: [] }],
    ['parameters', { rates: [0, 0] }],
  ])('is refused at %s for %o', (path, change) => {
    expect(() => freeLevyCurve({ ...good, ...change } as FreeLevyParameters)).toThrow(refusedAt(path))
  })

  it.each<[string, unknown]>([
    ['parameters', undefined],
    ['parameters', null],
    ['parameters', 3],
    ['parameters.a', []],
    ['parameters.a', {}],
    ['parameters.mean', { ...good, mean: 1 }],
  ])('is refused at %s for the file field %j', (path, parameters) => {
    const file = { schema: CURVE_SCHEMA, family: 'free-levy', parameters } as const
    expect(() => freeLevyCurveFromJSON(file)).toThrow(refusedAt(path))
  })

  it('is not read from a file of another family', () => {
    const file = { schema: CURVE_SCHEMA, family: 'algebraic', parameters: good } as const
    expect(() => freeLevyCurveFromJSON(file)).toThrow(refusedAt('family'))
  })
})

describe('its polynomial', () => {
  it('vanishes at (z, −1/u(z)) on the upper half plane', () => {
    const z = fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: 1e-3, max: 30, noNaN: true }))
    fc.assert(
      fc.property(freeLevyParameters, z, (parameters, [x, y]) => {
        const u = sheetRoot(reciprocalMap(parameters), x, y)
        expect(u).not.toBeNull()
        const size = u!.re ** 2 + u!.im ** 2
        const m = { re: -u!.re / size, im: u!.im / size }
        const { degreeZ, degreeM, coefficients } = freeLevyCurve(parameters).polynomial()
        expect([degreeZ, coefficients.length]).toEqual([1, 2])
        let [re, im, terms] = [0, 0, 0]
        for (let j = degreeM; j >= 0; j--) {
          const [c, d] = [coefficients[0]![j]!, coefficients[1]![j]!]
          ;[re, im] = [re * m.re - im * m.im + c + d * x, re * m.im + im * m.re + d * y]
          terms = terms * Math.hypot(m.re, m.im) + Math.abs(c) + Math.abs(d) * Math.hypot(x, y)
        }
        expect(Math.hypot(re, im)).toBeLessThan(1e-11 * terms)
      }),
      { seed: 42, numRuns: 60 },
    )
  })

  it('is refused where doubles do not hold it, and the message says what to do', () => {
    for (const size of [1e65, 1e-65]) {
      const jumps = [1, 2, 3, 4, 5, 6].map((k) => k * size)
      const curve = freeLevyCurve({ a: 0, sigma2: 0, rates: jumps.map(() => 0.1), jumps })
      expect(() => curve.polynomial()).toThrow(refusedAt('parameters'))
      expect(() => curve.polynomial()).toThrow(/unit s of their own size/)
    }
  })

  it('of the semicircle is 1 + z m + σ² m², of Marchenko–Pastur 1 + (z + t − r t) m + t z m²', () => {
    expect(freeLevyCurve({ a: 0, sigma2: 4, rates: [], jumps: [] }).polynomial()).toEqual({
      degreeZ: 1,
      degreeM: 2,
      coefficients: [
        [1, 0, 4],
        [0, 1, 0],
      ],
    })
    const { coefficients } = freeLevyCurve({ a: 0, sigma2: 0, rates: [0.5], jumps: [2] }).polynomial()
    expect(coefficients).toEqual([
      [1, 1, 0],
      [0, 1, 2],
    ])
  })
})

describe('its edges in closed form', () => {
  const edgesOf = (parameters: FreeLevyParameters) =>
    bulkRanges(reciprocalMap(parameters)).flatMap(({ left, right }) => [left, right])

  it('are a ± 2σ for the semicircle', () => {
    edgesOf({ a: 1, sigma2: 9, rates: [], jumps: [] }).forEach((edge, k) => {
      expect(Math.abs(edge - [-5, 7][k]!)).toBeLessThan(1e-14)
    })
  })

  it('are a + t(1 ± √r)² for Marchenko–Pastur, of either sign', () => {
    for (const [a, r, t] of [
      [0, 0.25, 1],
      [2, 4, 0.5],
      [0, 1, 3],
      [-1, 0.01, -7],
      [0, 100, -1e-3],
    ] as const) {
      const exact = [(1 - Math.sqrt(r)) ** 2, (1 + Math.sqrt(r)) ** 2].map((x) => a + t * x).sort((x, y) => x - y)
      edgesOf({ a, sigma2: 0, rates: [r], jumps: [t] }).forEach((edge, k) => {
        expect(Math.abs(edge - exact[k]!)).toBeLessThan(1e-15 * (Math.abs(a) + Math.abs(t) * (1 + r) * 4))
      })
    }
  })
})
