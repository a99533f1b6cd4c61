import { boundaryRoot, bulkMass, bulkSolver, cdfAtBoundary, cdfSensitivity, reciprocalMap } from '@freecurve/curves'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maps, scaled, share } from './free-levy-arbitrary.ts'

const SETTINGS = { seed: 61, numRuns: 80 }
/** Rounding of F: its terms are angles times rates. */
const cdfTolerance = (rates: Float64Array): number => 1e-12 * (1 + rates.reduce((sum, r) => sum + r, 0))

describe('the CDF on the boundary', () => {
  it('at the edges is what the transport rule says', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges }) => {
        let below = 0
        const weight = Number.isFinite(map.rate) ? Math.max(0, 1 - map.rate) : 0
        for (const range of ranges) {
          const atom = weight > 0 && map.drift < range.left ? weight : 0
          const mass = bulkMass(map, range)
          const tolerance = 10 * cdfTolerance(map.rates)
          expect(Math.abs(cdfAtBoundary(map, { re: range.from, im: 0 }) - below - atom)).toBeLessThan(tolerance)
          expect(Math.abs(cdfAtBoundary(map, { re: range.to, im: 0 }) - below - atom - mass)).toBeLessThan(tolerance)
          below += mass
        }
      }),
      SETTINGS,
    )
  })

  it('ascends from 0 to 1, and grows by the integral of the density', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges, deviation }) => {
        const root = boundaryRoot(map)
        for (const { left, right } of ranges) {
          const points = Array.from({ length: 33 }, (_, k) => left + (right - left) * Math.sin((Math.PI * k) / 64) ** 2)
          const values = points.map((x) => cdfAtBoundary(map, root(x)))
          values.slice(1).forEach((value, k) => {
            expect(value).toBeGreaterThan(values[k]! - cdfTolerance(map.rates))
          })
        }
        const far = 1e3 * deviation
        expect(cdfAtBoundary(map, root(map.mean - far))).toBeCloseTo(0, 9)
        expect(cdfAtBoundary(map, root(map.mean + far))).toBeCloseTo(1, 9)
        // Simpson over a short stretch in the middle of the widest bulk
        const widest = ranges.reduce((best, one) => (one.right - one.left > best.right - best.left ? one : best))
        const solve = bulkSolver(map, widest)
        const density = (x: number) => {
          const { re, im } = solve(x, x - widest.left, widest.right - x)
          return im / (Math.PI * (re * re + im * im))
        }
        const middle = (widest.left + widest.right) / 2
        const h = 1e-3 * solve(middle, middle - widest.left, widest.right - middle).im
        const simpson = (h / 3) * (density(middle - h) + 4 * density(middle) + density(middle + h))
        const gained = cdfAtBoundary(map, root(middle + h)) - cdfAtBoundary(map, root(middle - h))
        expect(Math.abs(gained - simpson)).toBeLessThan(1e-6 * simpson + cdfTolerance(map.rates))
      }),
      SETTINGS,
    )
  })

  it('changes with a strength, at fixed x and mean, as its sensitivity says', () => {
    fc.assert(
      fc.property(
        maps,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.nat(5),
        ({ parameters, map, ranges }, p, j) => {
          const widest = ranges.reduce((best, one) => (one.right - one.left > best.right - best.left ? one : best))
          const x = widest.left + p * (widest.right - widest.left)
          const k = j % parameters.jumps.length
          const t = parameters.jumps[k]!
          const at = (change: number) => {
            const rates = parameters.rates.map((r, i) => (i === k ? r * (1 + change) : r))
            const moved = reciprocalMap({ ...parameters, a: parameters.a - parameters.rates[k]! * change * t, rates })
            return cdfAtBoundary(moved, boundaryRoot(moved)(x))
          }
          const h = 1e-5
          const difference = (at(h) - at(-h)) / (2 * h)
          const got = cdfSensitivity(t, boundaryRoot(map)(x)) * parameters.rates[k]! * t * t
          expect(Math.abs(got - difference)).toBeLessThan(
            1e-5 * Math.max(1, Math.abs(got)) * (1 + parameters.rates[k]!),
          )
        },
      ),
      { seed: 62, numRuns: 60 },
    )
  })

  it('has a sensitivity that is −Im[log(1 − t/u)/t² + 1/(t u)]/π, for small t too: Im 1/(2u²)/π at t = 0', () => {
    const place = fc.tuple(
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 3.13, noNaN: true }),
    )
    const sign = fc.constantFrom(1, -1)
    fc.assert(
      fc.property(place, sign, fc.double({ min: 0.01, max: 3, noNaN: true }), ([size, angle], side, ratio) => {
        const u = { re: size * Math.cos(angle), im: size * Math.sin(angle) }
        const t = side * ratio * size
        const log = Math.atan2((t * u.im) / size ** 2, 1 - (t * u.re) / size ** 2)
        const exact = -(log / t ** 2 - u.im / (t * size ** 2)) / Math.PI
        expect(Math.abs(cdfSensitivity(t, u) - exact)).toBeLessThan(1e-15 / t ** 2 + 1e-14 / (size * Math.abs(t)))
        const atZero = -Math.sin(2 * angle) / (2 * Math.PI * size ** 2)
        expect(cdfSensitivity(0, u) * size ** 2).toBeCloseTo(atZero * size ** 2, 13)
      }),
      { seed: 64, numRuns: 80 },
    )
  })

  it('of the semicircle is 1/2 in the middle, and its sensitivity 0 there', () => {
    const map = reciprocalMap({ a: 0, sigma2: 1, rates: [], jumps: [] })
    expect(cdfAtBoundary(map, boundaryRoot(map)(0))).toBeCloseTo(0.5, 15)
    expect(cdfSensitivity(0, boundaryRoot(map)(0))).toBeCloseTo(0, 15)
    expect(cdfAtBoundary(map, boundaryRoot(map)(1))).toBeCloseTo(0.5 + Math.sqrt(3) / (4 * Math.PI) + 1 / 6, 14)
  })

  it('scales by powers of two exactly', () => {
    fc.assert(
      fc.property(maps, share, ({ parameters, map, ranges }, p) => {
        const s = 2 ** -30
        const other = reciprocalMap(scaled(parameters, s))
        const [low, high] = [ranges[0]!.left, ranges[ranges.length - 1]!.right]
        const x = low + p * (high - low)
        const [u, v] = [boundaryRoot(map)(x), boundaryRoot(other)(s * x)]
        expect(v).toEqual({ re: s * u.re, im: s * u.im })
        expect(cdfAtBoundary(other, v)).toBe(cdfAtBoundary(map, u))
      }),
      { seed: 63, numRuns: 40 },
    )
  })
})
