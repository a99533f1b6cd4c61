import {
  boundaryHeight,
  boundaryRoot,
  bulkSolver,
  imageOfBoundary,
  imageOfReal,
  levelAt,
  sheetRoot,
} from '@freecurve/curves'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageOf, maps, share } from './free-levy-arbitrary.ts'

const SETTINGS = { seed: 61, numRuns: 80 }

describe('inside bulks', () => {
  it('z(u(x)) = x with Im u > 0, and u lies on the boundary curve', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), ({ map, ranges }, p) => {
        for (const range of ranges) {
          const width = range.right - range.left
          const u = bulkSolver(map, range)(range.left + p * width, p * width, (1 - p) * width)
          expect(u.im).toBeGreaterThan(0)
          expect(u.re).toBeGreaterThan(range.from)
          expect(u.re).toBeLessThan(range.to)
          const { re, im, size } = imageOf(map, u.re, u.im)
          expect(Math.abs(re - range.left - p * width)).toBeLessThan(1e-13 * size)
          expect(Math.abs(im)).toBeLessThan(1e-13 * size)
          const height = boundaryHeight(map, u.re)
          expect(Math.abs(height - u.im)).toBeLessThan(1e-7 * (range.to - range.from))
          expect(Math.abs(imageOfBoundary(map, u.re, u.im) - re)).toBeLessThan(1e-12 * (size + map.variance))
        }
      }),
      SETTINGS,
    )
  })

  it('the density is a root close to an edge, to full relative accuracy', () => {
    fc.assert(
      fc.property(maps, ({ map, ranges }) => {
        for (const range of ranges) {
          const width = range.right - range.left
          const solve = bulkSolver(map, range)
          const [near, far] = [1e-24, 4e-24].map((p) => solve(range.left, p * width, width).im)
          expect(far! / near!).toBeCloseTo(2, 6)
          const [high, low] = [4e-24, 1e-24].map((p) => solve(range.right, width, p * width).im)
          expect(high! / low!).toBeCloseTo(2, 6)
        }
      }),
      SETTINGS,
    )
  })
})

describe('the boundary curve', () => {
  it('has Σ s/|u − t|² = 1 where q > 1, height 0 where q ≤ 1, and an x that ascends', () => {
    fc.assert(
      fc.property(maps, share, share, ({ map, ranges }, p, q) => {
        const [low, high] = [ranges[0]!.from - 1, ranges[ranges.length - 1]!.to + 1]
        const [v, w] = [Math.min(p, q), Math.max(p, q)].map((s) => low + s * (high - low)) as [number, number]
        for (const at of [v, w]) {
          const height = boundaryHeight(map, at)
          if (levelAt(map, at) <= 1) expect(height).toBe(0)
          else {
            const sum = map.strengths.reduce((total, s, j) => total + s / ((at - map.poles[j]!) ** 2 + height ** 2), 0)
            expect(Math.abs(sum - 1)).toBeLessThan(1e-12)
          }
        }
        const [x, y] = [v, w].map((at) => imageOfBoundary(map, at, boundaryHeight(map, at))) as [number, number]
        if (v < w) expect(y - x).toBeGreaterThan(-1e-13 * (Math.abs(x) + Math.abs(y) + map.variance + 1))
      }),
      SETTINGS,
    )
  })
})

describe('in gaps', () => {
  it('u is real, z(u) = x, and both ascend together', () => {
    fc.assert(
      fc.property(maps, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ map, ranges, deviation }, p) => {
        const root = boundaryRoot(map)
        const ends = [
          ranges[0]!.left - 5 * deviation,
          ...ranges.flatMap(({ left, right }) => [left, right]),
          ranges[ranges.length - 1]!.right + 5 * deviation,
        ]
        for (let k = 0; k < ends.length; k += 2) {
          const [left, right] = [ends[k]!, ends[k + 1]!]
          if (right - left < 1e-9 * deviation) continue
          const [x, y] = [left + 0.5 * p * (right - left), left + p * (right - left)]
          const [u, v] = [root(x), root(y)]
          expect([u.im, v.im]).toEqual([0, 0])
          expect(v.re).toBeGreaterThan(u.re)
          for (const [at, { re }] of [
            [x, u],
            [y, v],
          ] as const) {
            expect(Math.abs(imageOfReal(map, re) - at)).toBeLessThan(1e-12 * (deviation + Math.abs(at) + map.variance))
            expect(levelAt(map, re)).toBeLessThan(1)
          }
        }
      }),
      SETTINGS,
    )
  })
})

describe('on the upper half plane', () => {
  it('the sheet root solves with Im u ≥ Im z, also close to the axis', () => {
    const height = fc.double({ min: -9, max: 2, noNaN: true }).map((x) => 10 ** x)
    fc.assert(
      fc.property(maps, share, height, ({ map, ranges, deviation }, p, y) => {
        const [low, high] = [ranges[0]!.left - deviation, ranges[ranges.length - 1]!.right + deviation]
        const x = low + p * (high - low)
        const u = sheetRoot(map, x, y * deviation)
        expect(u).not.toBeNull()
        expect(u!.im).toBeGreaterThanOrEqual(y * deviation * (1 - 1e-12))
        const { re, im, size } = imageOf(map, u!.re, u!.im)
        expect(Math.hypot(re - x, im - y * deviation)).toBeLessThan(1e-12 * size)
      }),
      SETTINGS,
    )
  })
})
