import type { FreeLevyParameters } from '@freecurve/core'
import { boundaryRoot, cdfAtBoundary, logPotential, reciprocalMap, sheetRoot } from '@freecurve/curves'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeLevyParameters } from './free-levy-arbitrary.ts'

const at = (parameters: FreeLevyParameters, re: number, im: number) => logPotential(reciprocalMap(parameters))(re, im)!

describe('the log-potential', () => {
  it('has the derivative U′(z) = −m(z)', () => {
    fc.assert(
      fc.property(
        freeLevyParameters,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (parameters, re, im) => {
          const map = reciprocalMap(parameters)
          const size = Math.sqrt(map.variance) + 1e-3
          const [x, y, h] = [map.mean + re * size, im * size, 1e-4 * size]
          const u = sheetRoot(map, x, y)!
          const norm = u.re * u.re + u.im * u.im
          const [p, q] = [at(parameters, x + h, y), at(parameters, x - h, y)]
          // −m = 1/u
          expect(Math.abs((p.re - q.re) / (2 * h) - u.re / norm) * size).toBeLessThan(1e-6)
          expect(Math.abs((p.im - q.im) / (2 * h) + u.im / norm) * size).toBeLessThan(1e-6)
        },
      ),
      { seed: 41, numRuns: 100 },
    )
  })

  it('gives the CDF, F(x) = 1 − Im U(x + i0)/π, and is log z far out', () => {
    fc.assert(
      fc.property(freeLevyParameters, fc.double({ min: -3, max: 3, noNaN: true }), (parameters, share) => {
        const map = reciprocalMap(parameters)
        const x = map.mean + share * Math.sqrt(map.variance)
        const exact = cdfAtBoundary(map, boundaryRoot(map)(x))
        expect(Math.abs(1 - at(parameters, x, 0).im / Math.PI - exact)).toBeLessThan(1e-9)
        const far = 1e9 * (Math.abs(map.mean) + Math.sqrt(map.variance))
        expect(at(parameters, 0, far).re).toBeCloseTo(Math.log(far), 7)
        expect(at(parameters, 0, far).im).toBeCloseTo(Math.PI / 2, 7)
      }),
      { seed: 42, numRuns: 100 },
    )
  })

  it('is the log-determinant of a positive law at 0: Marchenko–Pastur, −1 − (1/λ − 1) log(1 − λ)', () => {
    for (const lambda of [1e-6, 0.02, 0.5, 0.9]) {
      const exact = -1 - (1 / lambda - 1) * Math.log1p(-lambda)
      const found = at({ a: 0, sigma2: 0, rates: [1 / lambda], jumps: [lambda] }, 0, 0)
      expect(Math.abs(found.re - exact)).toBeLessThan(1e-14)
    }
  })

  it('is none at an atom, where it is infinite', () => {
    const map = reciprocalMap({ a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }, 4)
    expect(logPotential(map)(0, 0)).toBeNull()
    expect(logPotential(map)(0, 1e-9)).not.toBeNull()
    const moved = reciprocalMap({ a: -7.3, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, -0.6875] }, 1.5)
    expect(logPotential(moved)(-7.3, 0)).toBeNull()
  })

  it('is finite at a hard edge, with all that lies left of it in the angle', () => {
    for (const jumps of [
      [0.23, 2.6],
      [-0.23, 2.6],
    ]) {
      const map = reciprocalMap({ a: 1, sigma2: 0, rates: [0.05, 0.15], jumps }, 0.2)
      const [edge, close] = [logPotential(map)(1, 0)!, logPotential(map)(1, 1e-9)!]
      expect(edge.re).toBeCloseTo(0.25 * Math.log(0.2 * 0.23) + 0.75 * Math.log(0.2 * 2.6) - 1, 14)
      expect(1 - edge.im / Math.PI).toBeCloseTo(jumps[0]! < 0 ? 0.25 : 0, 15)
      expect(Math.hypot(close.re - edge.re, close.im - edge.im)).toBeLessThan(1e-3)
    }
  })

  it('of the semicircle at its middle is −½', () => {
    expect(at({ a: 0, sigma2: 1, rates: [], jumps: [] }, 0, 0)).toEqual({
      re: expect.closeTo(-0.5, 14),
      im: expect.closeTo(Math.PI / 2, 14),
    })
  })

  it('of a jump a thousandth off is another: the mutant does not pass', () => {
    const found = at({ a: 0, sigma2: 0, rates: [2], jumps: [0.5005] }, 0, 0)
    expect(Math.abs(found.re - (-1 - Math.log(0.5)))).toBeGreaterThan(1e-4)
  })
})
