import type { Law } from '@freecurve/core'
import {
  cdfAt,
  curvePoints,
  densityAt,
  edgesOf,
  eigenvaluesOf,
  indexOf,
  massOf,
  quantileAt,
  quantilesAt,
  supportOf,
} from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkOf, closedForms, hardEdge, lawOf, semicircle } from './closed-forms.ts'

/** Two bulks with a gap, an atom left of both, one in the gap. */
const mixed = lawOf(
  [bulkOf(semicircle, 0.3, 0, 0.5), bulkOf(hardEdge, 0.4, 10)],
  [
    { x: -3, weight: 0.1 },
    { x: 5, weight: 0.2 },
  ],
)
const laws: readonly (readonly [string, Law])[] = [
  ['two bulks and two atoms', mixed],
  ...closedForms.map((form) => [form.name, lawOf([bulkOf(form)])] as const),
]
const shares = fc.double({ min: 0, max: 1, noNaN: true })

describe.each(laws)('%s', (_name, law) => {
  it('has a CDF and quantiles that are each other’s inverse', () => {
    fc.assert(
      fc.property(shares, (p) => {
        const x = quantileAt(law, p)
        // F(x) ≥ p > F(x−); where there is no atom both are p.
        const jump = law.atoms.find((atom) => atom.x === x)?.weight ?? 0
        expect(cdfAt(law, x)).toBeGreaterThanOrEqual(p - 1e-10)
        expect(cdfAt(law, x) - jump).toBeLessThanOrEqual(p + 1e-10)
      }),
      { seed: 11, numRuns: 40 },
    )
  })

  it('has quantiles that ascend, one by one or together', () => {
    const many = Float64Array.from({ length: 501 }, (_, k) => k / 500)
    const quantiles = quantilesAt(law, many)
    quantiles.forEach((x, k) => {
      expect(x).toBeGreaterThanOrEqual(quantiles[k - 1] ?? -Infinity)
      if (k % 50 === 0) expect(quantileAt(law, many[k]!)).toBe(x)
    })
    // Where the density ends in a root, the last digit of the mass is many of the place.
    const [a, b] = supportOf(law)
    expect(quantiles[0]).toBe(a)
    expect(Math.abs(quantiles[500]! - b)).toBeLessThan(1e-9 * (b - a))
  })

  it('has a CDF that ascends from 0 to its mass', () => {
    const points = curvePoints(law, 60)
    points.forEach((x, k) => {
      expect(cdfAt(law, x)).toBeGreaterThanOrEqual(cdfAt(law, points[k - 1] ?? -Infinity))
      expect(densityAt(law, x)).toBeGreaterThanOrEqual(0)
    })
    expect([cdfAt(law, -Infinity), cdfAt(law, Infinity)]).toEqual([0, massOf(law)])
  })
})

describe('the eigenvalues of a law', () => {
  it('are the (k − ½)/n quantiles, atoms repeated by their weight', () => {
    const values = eigenvaluesOf(mixed, 1000)
    expect(values.filter((x) => x === -3)).toHaveLength(100)
    expect(values.filter((x) => x === 5)).toHaveLength(200)
    expect(values.filter((x) => x >= -1 && x <= 1)).toHaveLength(300)
    expect(values).toEqual(values.slice().sort())
    expect(values[123]).toBe(quantileAt(mixed, 0.1235))
  })

  it('of a law that is one atom are that atom', () => {
    expect([...eigenvaluesOf(lawOf([], [{ x: 2, weight: 1 }]), 3)]).toEqual([2, 2, 2])
  })

  it.each([0, -1, 2.5, Number.NaN, Infinity])('are not %d many', (n) => {
    expect(() => eigenvaluesOf(mixed, n)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})

describe('edges and gaps', () => {
  it('are told apart exactly', () => {
    expect(edgesOf(mixed)).toEqual([-1, 1, 10, 14])
    expect(supportOf(mixed)).toEqual([-3, 14])
    for (const x of [-3, -2, 1.5, 5, 9.999]) expect(densityAt(mixed, x)).toBe(0)
    expect(cdfAt(mixed, 4.999)).toBeCloseTo(0.4, 12)
    expect(cdfAt(mixed, 5)).toBeCloseTo(0.6, 12)
  })

  it('a share that ends at a gap has its quantile at the gap’s left end', () => {
    expect(quantileAt(mixed, 0.1)).toBe(-3)
    expect(quantileAt(mixed, 0.5)).toBe(5)
    expect(quantileAt(lawOf([bulkOf(semicircle, 0.5), bulkOf(semicircle, 0.5, 10)]), 0.5)).toBeCloseTo(2, 6)
  })

  it('curve points hold every edge and atom, ascending', () => {
    const points = curvePoints(mixed, 7)
    expect(points).toEqual([...points].sort((p, q) => p - q))
    expect(points).toEqual(expect.arrayContaining([-1, 1, 10, 14, -3, 5]))
    expect(points).toHaveLength(16)
  })
})

describe('misuse', () => {
  const empty = lawOf([])

  it.each([-0.1, 1.1, Number.NaN])('the share %d has no quantile', (p) => {
    expect(() => quantileAt(mixed, p)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })

  it('shares that descend, and laws of nothing, have none either', () => {
    for (const run of [() => quantilesAt(mixed, [0.5, 0.4]), () => quantileAt(empty, 0.5), () => supportOf(empty)])
      expect(run).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})

it('the index is the share of negative eigenvalues: an atom at 0 does not count', () => {
  expect(indexOf(mixed)).toBeCloseTo(0.25, 12)
  expect(indexOf(lawOf([bulkOf(hardEdge, 0.5)], [{ x: 0, weight: 0.5 }]))).toBe(0)
  expect(indexOf(lawOf([bulkOf(semicircle, 0.5, -9)], [{ x: -1, weight: 0.5 }]))).toBeCloseTo(1, 12)
})
