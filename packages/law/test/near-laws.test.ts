import type { Law } from '@freecurve/core'
import { distancesBetweenLaws, distancesToSpectrum, eigenvaluesOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { bulkOf, closedForms, hardEdge, lawOf, marchenkoPastur, semicircle } from './closed-forms.ts'

/** Distances, and how long they took. */
function timed(a: Law, b: Law) {
  const start = performance.now()
  const distances = distancesBetweenLaws(a, b)
  return { ...distances, time: performance.now() - start }
}

describe('laws that are nearly equal have distances that are nearly 0, soon', () => {
  it.each(closedForms.map((form) => [form.name, form] as const))('%s', (_name, form) => {
    const one = lawOf([bulkOf(form)])
    const size = Math.max(...form.support.map(Math.abs))
    for (const change of [1e-15, 1e-12, 1e-9]) {
      const { w1, time } = timed(one, lawOf([bulkOf(form, 1, 0, 1 + change)]))
      // ∫|x − (1 + change) x|, up to the rounding of the edges.
      expect(w1).toBeLessThan(1.1 * change * size + 1e-14 * size)
      expect(time).toBeLessThan(1000)
    }
  })

  it('Marchenko–Pastur laws of ratios that differ by 1e-9 of themselves', () => {
    const { ks, w1, tv, time } = timed(marchenkoPastur(0.3, 1), marchenkoPastur(0.3 * (1 + 1e-9), 1))
    // The atom at 0 loses the weight 3e-10; as large is the change of the mean.
    for (const value of [ks, w1, tv!]) expect(Math.abs(value / 3e-10 - 1)).toBeLessThan(1e-6)
    expect(time).toBeLessThan(1000)
  })

  it('panels whose coefficients differ by rounding', () => {
    const one = lawOf([bulkOf(semicircle)])
    const other = lawOf(
      one.bulks.map((bulk) => ({
        ...bulk,
        panels: bulk.panels.map((panel) => ({
          ...panel,
          coefficients: panel.coefficients.map((c, k) => c + 1e-17 * Math.sin(k)),
        })),
      })),
    )
    const { ks, w1, tv, time } = timed(one, other)
    for (const value of [ks, w1, tv!]) expect(value).toBeLessThan(1e-14)
    expect(time).toBeLessThan(1000)
  })
})

it('total variation sees densities cross at a hard edge, far below the width of a panel', () => {
  const peak = closedForms.find(({ name }) => name.includes('peak'))!
  const [a, b] = [lawOf([bulkOf(hardEdge)]), lawOf([bulkOf(peak)])]
  // By quadrature of |ρ − σ|.
  expect(distancesBetweenLaws(a, b).tv).toBeCloseTo(0.95575207939, 10)
})

it('total variation of arcsine laws next to each other is finite: their densities are not', () => {
  const form = closedForms.find(({ name }) => name === 'arcsine')!
  const { tv } = distancesBetweenLaws(lawOf([bulkOf(form)]), lawOf([bulkOf(form, 1, 1e-9)]))
  // F − G rises to (2/π) √(d/4) and falls again, at either edge.
  expect(tv! / ((4 / Math.PI) * Math.sqrt(1e-9 / 4))).toBeCloseTo(1, 4)
})

describe('atoms that rounding tells apart are at the same place', () => {
  const atoms = (...places: readonly number[]) =>
    lawOf(
      [bulkOf(semicircle, 0.25, 5, 0.1)],
      places.map((x) => ({ x, weight: 0.75 / places.length })),
    )

  it.each([
    [atoms(1), atoms(0.9999999999999997)],
    [atoms(-1, 1), atoms(-1 + 3e-16, 1 - 3e-16)],
    [atoms(1), atoms(1, 1 + 2e-13)],
    [atoms(0), atoms(-1e-32)],
  ])('in KS, W1 and TV', (a, b) => {
    const { ks, w1, tv } = distancesBetweenLaws(a, b)
    expect([ks, tv]).toEqual([0, 0])
    expect(w1).toBeLessThan(1e-12)
    const near = distancesToSpectrum(b, eigenvaluesOf(a, 100))
    expect(near.ks).toBeCloseTo(0.005, 12)
  })

  it('but not atoms that are further apart than 1e-12 of the laws’ size', () => {
    expect(distancesBetweenLaws(atoms(1), atoms(1 - 1e-10))).toMatchObject({
      ks: expect.closeTo(0.75, 12),
      tv: expect.closeTo(0.75, 12),
    })
  })
})
