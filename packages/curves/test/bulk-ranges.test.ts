import {
  atomWeight,
  bulkMass,
  bulkRanges,
  freeLevyCurve,
  gapSeeds,
  imageOfReal,
  levelAt,
  reciprocalMap,
} from '@freecurve/curves'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageOf, maps, scaled } from './free-levy-arbitrary.ts'

const SETTINGS = { seed: 51, numRuns: 80 }

describe('the map', () => {
  it('has the first two free cumulants, and at ratio τ those of R(τ g)', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 0.1, max: 50, noNaN: true }), ({ parameters, map }, ratio) => {
        const { a, sigma2, rates, jumps } = parameters
        const cumulant = (k: number) => jumps.reduce((sum, t, j) => sum + rates[j]! * t ** k, 0)
        const size = jumps.reduce((sum, t, j) => sum + rates[j]! * Math.abs(t), Math.abs(a))
        const carried = reciprocalMap(parameters, ratio)
        for (const { mean } of [map, carried]) expect(Math.abs(mean - a - cumulant(1))).toBeLessThan(1e-13 * size)
        expect(map.variance / (sigma2 + cumulant(2)) - 1).toBeCloseTo(0, 12)
        expect(carried.variance / (ratio * map.variance) - 1).toBeCloseTo(0, 12)
        expect(carried.rate).toBeCloseTo(map.rate / ratio, 10)
        expect(carried.drift).toBe(a)
      }),
      SETTINGS,
    )
  })

  it('is the same at real u as at complex u that are real', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: -20, max: 20, noNaN: true }), ({ map }, u) => {
        fc.pre(map.poles.every((t) => Math.abs(u - t) > 1e-6))
        const { re, size } = imageOf(map, u, 0)
        expect(Math.abs(imageOfReal(map, u) - re)).toBeLessThan(1e-13 * (size + map.variance))
      }),
      SETTINGS,
    )
  })
})

describe('bulks', () => {
  it('end where q = 1: q crosses 1 between neighbouring numbers', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges }) => {
        for (const { from, to } of ranges)
          for (const [u, outwards] of [
            [from, -1],
            [to, 1],
          ] as const) {
            const nearest = Math.min(...Array.from(map.poles, (t) => Math.abs(u - t)))
            const step = 4 * Number.EPSILON * Math.max(Math.abs(u), nearest)
            expect(levelAt(map, u + outwards * (step + 1e-9 * nearest))).toBeLessThan(1)
            expect(levelAt(map, u - outwards * (step + 1e-9 * nearest))).toBeGreaterThan(1)
          }
      }),
      SETTINGS,
    )
  })

  it('ascend and are disjoint, in u and in x, and hold every pole', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges, deviation }) => {
        expect(ranges.length).toBeLessThanOrEqual(map.poles.length)
        ranges.forEach(({ from, to, left, right }, k) => {
          expect(from).toBeLessThan(to)
          expect(left).toBeLessThan(right)
          const before = ranges[k - 1]
          if (before !== undefined) {
            expect(from).toBeGreaterThan(before.to)
            expect(left).toBeGreaterThan(before.right - 1e-14 * (deviation + Math.abs(left)))
          }
        })
        for (const t of map.poles) expect(ranges.filter(({ from, to }) => from < t && t < to)).toHaveLength(1)
      }),
      SETTINGS,
    )
  })

  it('and the atom have mass one together, none of them negative', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges }) => {
        const masses = ranges.map((range) => bulkMass(map, range))
        const sum = masses.reduce((total, mass) => total + mass, 0)
        const size = Number.isFinite(map.rate) ? Math.max(1, map.rate) : Math.max(1, ...map.rates)
        expect(Math.abs(sum + atomWeight(map) - 1)).toBeLessThan(1e-14 * size * map.poles.length)
        for (const mass of masses) expect(mass).toBeGreaterThan(-1e-14 * size)
        if (atomWeight(map) > 0) {
          const inBulk = ranges.some(({ left, right }) => left < map.drift && map.drift < right)
          expect(inBulk).toBe(false)
        }
      }),
      SETTINGS,
    )
  })

  it('scale by powers of two exactly', () => {
    fc.assert(
      fc.property(maps, fc.constantFrom(2 ** -40, 2 ** 33), ({ parameters, ranges, map }, s) => {
        const other = reciprocalMap(scaled(parameters, s))
        bulkRanges(other).forEach((range, k) => {
          const { from, to, left, right } = ranges[k]!
          expect(range).toEqual({ from: s * from, to: s * to, left: s * left, right: s * right })
        })
        expect(atomWeight(other)).toBe(atomWeight(map))
      }),
      SETTINGS,
    )
  })
})

describe('rates that add up to 1', () => {
  // Sums of three and more rates are 1 to rounding only, above and below.
  const positive = fc
    .array(fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => {
      const total = parts.reduce((sum, [r]) => sum + r, 0)
      return { rates: parts.map(([r]) => r / total), jumps: parts.map(([, t]) => t) }
    })

  it('make a hard edge at the drift, exactly, and no atom', () => {
    fc.assert(
      fc.property(positive, fc.constantFrom(0, -3, 1e6), fc.constantFrom(-1, 1), ({ rates, jumps }, a, sign) => {
        const map = reciprocalMap(freeLevyCurve({ a, sigma2: 0, rates, jumps: jumps.map((t) => sign * t) }).parameters)
        const ranges = bulkRanges(map)
        const [edge, u] = sign > 0 ? [ranges[0]!.left, ranges[0]!.from] : [ranges.at(-1)!.right, ranges.at(-1)!.to]
        expect([edge, u]).toEqual([a, 0])
        expect(atomWeight(map)).toBe(0)
        const mass = ranges.reduce((sum, range) => sum + bulkMass(map, range), 0)
        expect(mass).toBeCloseTo(1, 14)
      }),
      SETTINGS,
    )
  })

  it('do so in the middle too, at one of the edges of a gap', () => {
    const map = reciprocalMap({ a: 5, sigma2: 0, rates: [0.05, 0.15], jumps: [-0.23, 2.6] }, 0.2)
    expect(atomWeight(map)).toBe(0)
    const [low, high] = bulkRanges(map)
    expect([low!.right, low!.to]).toEqual([5, 0])
    expect(bulkMass(map, low!)).toBeCloseTo(0.25, 15)
    expect(bulkMass(map, high!)).toBeCloseTo(0.75, 15)
  })

  it('make one bulk of two that only touch', () => {
    const map = reciprocalMap({ a: 5, sigma2: 0, rates: [0.1, 0.1], jumps: [-2, 2] }, 0.2)
    expect([bulkRanges(map).length, atomWeight(map)]).toEqual([1, 0])
  })

  it.each([1e-14, 1e-12, 1e-9, 1e-4])(
    'to within %d are none: below there is an atom, and above the edge is off it',
    (d) => {
      const sizes = { a: 0, sigma2: 0, jumps: [1, 4] }
      const [below, above] = [1 - d, 1 + d].map((c) => reciprocalMap({ ...sizes, rates: [0.5 * c, 0.5 * c] }))
      expect(atomWeight(below!) / d).toBeCloseTo(1, 1)
      expect(atomWeight(above!)).toBe(0)
      for (const map of [below!, above!]) {
        // (Σ r_j/t_j)⁻¹ d²/4 to first order
        expect(bulkRanges(map)[0]!.left / (d * d)).toBeCloseTo(1 / (4 * 0.625), 1)
      }
    },
  )
})

describe('gap seeds', () => {
  it('are the minima of q between neighbouring poles, one for each pair', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges }) => {
        const seeds = gapSeeds(map)
        expect(seeds).toHaveLength(map.poles.length - 1)
        seeds.forEach(({ u, level }, j) => {
          const [left, right] = [map.poles[j]!, map.poles[j + 1]!]
          expect(level).toBe(levelAt(map, u))
          for (const share of [0.01, 0.3, 0.5, 0.7, 0.99])
            expect(levelAt(map, left + share * (right - left))).toBeGreaterThanOrEqual(level * (1 - 1e-12))
        })
        expect(ranges).toHaveLength(1 + seeds.filter(({ level }) => level < 1).length)
      }),
      SETTINGS,
    )
  })

  it('lie in the middle between jumps of equal strength', () => {
    const [seed] = gapSeeds(reciprocalMap({ a: 0, sigma2: 0, rates: [0.1, 0.1], jumps: [-1, 1] }))
    expect(Math.abs(seed!.u)).toBeLessThan(1e-15)
    expect(seed!.level).toBeCloseTo(0.2, 14)
  })
})
