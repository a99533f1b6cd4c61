import type { FreeLevyParameters } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve } from '@freecurve/curves'
import { resolveBulk } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hankelBound } from '../src/horizon/hankel-bound.ts'
import { freeFlow, obstructionsOf } from '../src/index.ts'
import { example, freeLevyParameters } from './free-levy-arbitrary.ts'

const blind = (parameters: FreeLevyParameters) => algebraicCurve(freeLevyCurve(parameters).polynomial().coefficients)

/** ½δ(−1) + ½δ(1) plus a semicircle of variance s². */
const twoPoints = (s2: number) =>
  algebraicCurve([
    [0, s2 - 1, 0, s2 * s2],
    [1, 0, 2 * s2, 0],
    [0, 1, 0, 0],
  ])
const kestenMcKay = (d: number) =>
  algebraicCurve([
    [1 - d, 0, -d * d],
    [0, 2 - d, 0],
    [0, 0, 1],
  ])
const corner = (alpha: number, p: number) =>
  algebraicCurve([
    [alpha - 1, p - alpha, 0],
    [0, 2 * alpha - 1, -alpha],
    [0, 0, alpha],
  ])
const meixner = (a: number, b: number, c: number) =>
  algebraicCurve([
    [1, a * c, b * c * c],
    [0, 2 - c, a * c],
    [0, 0, 1 - c],
  ])

const CASES = 60

describe('events', () => {
  it(`${CASES} random free Lévy curves have the same from their coefficients as in closed form`, () => {
    let told = 0
    fc.assert(
      fc.property(
        freeLevyParameters.filter(({ a, jumps }) => jumps.length <= 3 && (a === 0 || Math.abs(a) > 1e-3)),
        (parameters) => {
          const wanted = freeFlow.events(freeLevyCurve(parameters), 1, 30)!
          const got = freeFlow.events(blind(parameters), 1, 30)
          if (got === null) return
          told++
          expect(got.map(({ kind }) => kind).sort()).toEqual(wanted.map(({ kind }) => kind).sort())
          const size = Math.max(...parameters.jumps.map(Math.abs), Math.sqrt(parameters.sigma2), 1e-3)
          for (const { kind, ratio, x } of wanted) {
            const near = got.filter((event) => event.kind === kind)
            expect(Math.min(...near.map((event) => Math.abs(event.ratio / ratio - 1)))).toBeLessThan(1e-8)
            expect(Math.min(...near.map((event) => Math.abs(event.x - x)))).toBeLessThan(1e-8 * size * ratio)
          }
        },
      ),
      { seed: 51, numRuns: CASES },
    )
    expect(told).toBeGreaterThan(0.85 * CASES)
  })

  it('the split of the compound free Poisson example, from parameters and from coefficients', () => {
    for (const curve of [freeLevyCurve(example), blind(example)]) {
      const [split, ...more] = freeFlow.events(curve, 1, 20)!
      expect(more).toEqual([])
      expect(split!.kind).toBe('split')
      expect(Math.abs(split!.ratio - 2.578372621275126)).toBeLessThan(1e-11)
      expect(Math.abs(split!.x - 1.237413603267605)).toBeLessThan(1e-11)
    }
  })

  it('a split exactly at an end of the range is in it', () => {
    const at = 2.578372621275126
    for (const [from, to] of [
      [at, 10],
      [1, at],
      [at, at],
    ] as const)
      expect(freeFlow.events(blind(example), from, to), `${from} … ${to}`).toHaveLength(1)
    for (const [from, to] of [
      [1.0001 * at, 10],
      [1, 0.9999 * at],
    ] as const)
      expect(freeFlow.events(blind(example), from, to)).toEqual([])
  })

  it.each([1e9, 1e15, Infinity])(
    'up to a ratio of %d no curve can be carried: it cannot tell, or needs no law to',
    (to) => {
      expect(freeFlow.events(blind(example), 1, to)).toBe(null)
      expect(freeFlow.events(freeLevyCurve(example), 1, to)).toHaveLength(1)
    },
  )

  it('the cusp of another sheet between two real ones is no event, whatever the range', () => {
    const parameters = {
      a: 0,
      sigma2: 0.000010706755159166475,
      rates: [0.9942139968207035, 0.18424975997637472, 0.4876450098972877],
      jumps: [0.14333646024517957, -0.09873185808011543, 0.3125415143609984],
    }
    for (const [from, to] of [
      [1, 50],
      [0.2, 50],
      [1, 8],
    ] as const) {
      const wanted = freeFlow.events(freeLevyCurve(parameters), from, to)!
      const got = freeFlow.events(blind(parameters), from, to)!
      expect(got.map(({ kind }) => kind)).toEqual(wanted.map(({ kind }) => kind))
      got.forEach(({ ratio }, k) => {
        expect(Math.abs(ratio / wanted[k]!.ratio - 1)).toBeLessThan(1e-9)
      })
    }
  })

  it('a mutant curve with one rate a thousandth off splits elsewhere', () => {
    const [split] = freeFlow.events(blind({ ...example, rates: [0.6006, 0.2] }), 1, 20)!
    expect(Math.abs(split!.ratio - 2.578372621275126)).toBeGreaterThan(1e-5)
  })

  it.each([3, 6, 10])('Kesten–McKay of degree %d: atoms at ±d from d/2 on', (d) => {
    const events = freeFlow.events(kestenMcKay(d), 1, d + 1)!
    expect(events.map(({ kind }) => kind)).toEqual(['atom-birth', 'atom-birth'])
    events.forEach(({ ratio, x }, k) => {
      expect(Math.abs(ratio - d / 2)).toBeLessThan(1e-10)
      expect(Math.abs(x - [-d, d][k]!)).toBeLessThan(1e-10)
    })
  })

  it('two points in noise, compressed: one bulk, then three at once, of which the middle one is gone at ratio 1', () => {
    const curve = twoPoints(0.25)
    const events = freeFlow.events(curve, 0.01, 1)!
    expect(events.map(({ kind }) => kind)).toEqual(['split', 'split'])
    const [left, right] = events
    expect(Math.abs(left!.ratio / right!.ratio - 1)).toBeLessThan(1e-10)
    expect(Math.abs(left!.x + right!.x)).toBeLessThan(1e-10)
    const bulksAt = (ratio: number) => freeFlow.carry(curve, ratio).law.bulks
    expect([0.99 * left!.ratio, 1.01 * left!.ratio, 1].map((ratio) => bulksAt(ratio).length)).toEqual([1, 3, 2])
    // A bulk between gaps with m < 0 and m > 0 weighs (M + 1)/τ − 1 with M = 0 here.
    const between = Math.sqrt(left!.ratio)
    expect(bulksAt(between)[1]!.mass).toBeCloseTo(1 / between - 1, 10)
  })
})

describe('a law that is one atom', () => {
  it('stays where it is', () => {
    // (z − 2) m + 1, and δ(0) twice over: z² m² − 1.
    const atTwo = algebraicCurve([
      [1, -2],
      [0, 1],
    ])
    expect(freeFlow.carry(atTwo, 3).law).toMatchObject({
      status: 'certified',
      atoms: [{ x: 2, weight: expect.closeTo(1, 14) }],
      bulks: [],
    })
    const atZero = algebraicCurve([
      [-1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ])
    expect(freeFlow.carry(atZero, 3).law).toMatchObject({
      status: 'certified',
      atoms: [{ x: 0, weight: expect.closeTo(1, 14) }],
      bulks: [],
    })
  })
})

describe('the horizon', () => {
  it.each([
    ['Kesten–McKay of degree 3', kestenMcKay(3), 3],
    ['Kesten–McKay of degree 6', kestenMcKay(6), 6],
    ['Kesten–McKay of degree 1000', kestenMcKay(1000), 1000],
    ['a quarter corner of a projection', corner(0.25, 0.4), 4],
    ['a tenth corner of a projection', corner(0.1, 0.3), 10],
    ['two points in noise: a zero of m in the gap', twoPoints(0.01), 1],
    ['a free Meixner law with c > 1: c/(c − 1)', meixner(0.1, 4, 1.25), 5],
  ])('%s', (_name, curve, ratio) => {
    const horizon = freeFlow.horizon(curve)!
    expect(Math.abs(horizon.ratio! / ratio - 1)).toBeLessThan(1e-9)
    expect(freeFlow.carry(curve, 1.05 * ratio).law.status).toBe('beyond-horizon')
    expect(freeFlow.carry(curve, ratio).law.status, 'at the horizon itself').not.toBe('beyond-horizon')
    if (ratio > 1) expect(freeFlow.carry(curve, 0.95 * ratio).law.status).toBe('certified')
  })

  it('there is none for freely infinitely divisible laws', () => {
    expect(freeFlow.horizon(freeLevyCurve(example))).toEqual({ ratio: null, reason: null })
    expect(freeFlow.horizon(blind(example))!.ratio).toBe(null)
    expect(freeFlow.horizon(meixner(0.1, 4, 0.6))!.ratio).toBe(null)
  })

  it.each([
    ['a semicircle', { a: 0, sigma2: 1, rates: [], jumps: [] }],
    ['Marchenko–Pastur 1/50', { a: 0, sigma2: 0, rates: [50], jumps: [0.02] }],
    ['a semicircle of deviation 1e30', { a: 0, sigma2: 1e60, rates: [], jumps: [] }],
    ['a semicircle of deviation 1e-30', { a: 0, sigma2: 1e-60, rates: [], jumps: [] }],
    ['slight jumps to both sides of a semicircle', { a: 0, sigma2: 1, rates: [0.01, 0.01], jumps: [-0.01, 0.01] }],
  ])('%s: rounding of high cumulants is no obstruction', (_name, parameters) => {
    expect(freeFlow.horizon(blind(parameters))).toMatchObject({ ratio: null })
  })

  it(`${CASES} random free Lévy curves have none, from their coefficients alone`, () => {
    let told = 0
    fc.assert(
      fc.property(
        freeLevyParameters.filter(({ a, jumps }) => jumps.length <= 3 && (a === 0 || Math.abs(a) > 1e-3)),
        (parameters) => {
          const horizon = freeFlow.horizon(blind(parameters))
          if (horizon === null) return
          told++
          expect(horizon.ratio, horizon.reason!).toBe(null)
        },
      ),
      { seed: 52, numRuns: CASES },
    )
    expect(told).toBeGreaterThan(0.85 * CASES)
  })

  it('reasons say what was found and where', () => {
    expect(freeFlow.horizon(twoPoints(0.01))!.reason).toMatch(/m\(x\) = 0 at x = 0, inside the gap/)
    expect(freeFlow.carry(kestenMcKay(6), 7).law.reasons.join()).toMatch(/branch point at z = 0 \+ 5\.2915i/)
  })

  it('moments refute: the uniform law passes level 2 up to 5, level 3 up to 2.8475, level 4 up to 2.1493', () => {
    // κ of the uniform law on [−1, 1]; math.md, e.
    const kappa = [0, 1 / 3, 0, -1 / 45, 0, 2 / 945, 0, -1 / 4725]
    const levels = [4, 6, 8].map((count) => hankelBound(kappa.slice(0, count))[0]!.ratio)
    expect(levels[0]).toBeCloseTo(5, 9)
    expect(levels[1]).toBeCloseTo(2.8475, 4)
    expect(levels[2]).toBeCloseTo(2.1493, 4)
  })

  it('a density that jumps at an edge forbids every ratio above 1', () => {
    const { bulk } = resolveBulk([-1, 1], () => 0.5)
    const law = { status: 'certified', reasons: [], atoms: [], bulks: [bulk] } as const
    const [first] = obstructionsOf({ law, realTransform: () => Number.NaN, cumulants: [] })
    expect(first).toMatchObject({ ratio: 1, reason: expect.stringMatching(/jumps at the edge x = -1/) })
    const soft = resolveBulk([-2, 2], (_x, a, b) => Math.sqrt(a * b) / (2 * Math.PI)).bulk
    const hard = resolveBulk([0, 4], (_x, a, b) => Math.sqrt(b / a) / (2 * Math.PI)).bulk
    for (const one of [soft, hard])
      expect(obstructionsOf({ law: { ...law, bulks: [one] }, realTransform: () => Number.NaN, cumulants: [] })).toEqual(
        [],
      )
  })

  it('several atoms: (k − W)/(k − 1)', () => {
    const law = {
      status: 'certified',
      reasons: [],
      atoms: [
        { x: -1, weight: 0.2 },
        { x: 1, weight: 0.4 },
      ],
      bulks: [resolveBulk([2, 4], (_x, a, b) => (0.4 * 2 * Math.sqrt(a * b)) / Math.PI).bulk],
    } as const
    const found = obstructionsOf({ law, realTransform: () => -1, cumulants: [] })
    expect(found[0]!.ratio).toBeCloseTo(1.4, 12)
  })
})
