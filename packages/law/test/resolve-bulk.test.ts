import { cdfAt, densityAt, momentOf, resolveBulk } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { closedForms, hardEdge, lawOf, semicircle } from './closed-forms.ts'

const SHARES = [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.8, 0.99, 1 - 1e-6]

describe.each(closedForms.map((form) => [form.name, form] as const))('%s', (_name, form) => {
  const { bulk, resolved, error } = resolveBulk(form.support, form.density)
  const law = lawOf([bulk])
  const [a, b] = form.support
  /** Points spread over the support and its decades, in its interior. */
  const points = SHARES.flatMap((p) => [a + p * (b - a), a + p ** 2 * (b - a)]).filter((x) => x > a && x < b)

  it('is resolved, with mass, mean and variance', () => {
    expect(resolved).toBe(true)
    expect(error).toBeLessThan(1e-12)
    expect(Math.abs(bulk.mass - 1)).toBeLessThan(1e-11)
    const scale = Math.max(Math.abs(a), Math.abs(b))
    expect(Math.abs(momentOf(law, 1) - form.mean)).toBeLessThan(1e-11 * scale)
    expect(Math.abs(momentOf(law, 2) - form.mean ** 2 - form.variance)).toBeLessThan(1e-11 * scale ** 2)
  })

  it('has the density and CDF it was made of', () => {
    for (const x of points) {
      const exact = form.density(x, x - a, b - x)
      // Close to an edge x itself is rounded.
      const rounding = 1e-15 * Math.max(Math.abs(a) / (x - a), Math.abs(b) / (b - x))
      expect(Math.abs(densityAt(law, x) / exact - 1)).toBeLessThan(1e-8 + rounding)
      expect(Math.abs(cdfAt(law, x) - form.cdf(x))).toBeLessThan(1e-10)
    }
  })

  it('is exactly 0 outside, and its CDF 0 and its mass', () => {
    for (const d of [1e-12, 1, 1e9]) {
      expect([densityAt(law, a - d), densityAt(law, b + d)]).toEqual([0, 0])
      expect([cdfAt(law, a - d), cdfAt(law, b + d)]).toEqual([0, bulk.mass])
    }
    expect([cdfAt(law, a), cdfAt(law, b)]).toEqual([0, bulk.mass])
  })

  it('is made of panels from 0 to π without a gap', () => {
    expect(bulk.panels[0]!.from).toBe(0)
    expect(bulk.panels[bulk.panels.length - 1]!.to).toBe(Math.PI)
    bulk.panels.slice(1).forEach((panel, k) => {
      expect(panel.from).toBe(bulk.panels[k]!.to)
    })
  })
})

describe('resolveBulk', () => {
  it('scales by powers of two exactly', () => {
    for (const form of closedForms) {
      const scale = 2 ** -30
      const one = resolveBulk(form.support, form.density).bulk
      const other = resolveBulk([form.support[0] * scale, form.support[1] * scale], (x, left, right) => {
        return form.density(x / scale, left / scale, right / scale) / scale
      }).bulk
      expect(other).toEqual({ ...one, support: other.support })
    }
  })

  it('tells edges apart: 0 at a soft one, infinite at a hard one', () => {
    const soft = lawOf([resolveBulk(semicircle.support, semicircle.density).bulk])
    expect([densityAt(soft, -2), densityAt(soft, 2)]).toEqual([0, 0])
    const hard = lawOf([resolveBulk(hardEdge.support, hardEdge.density).bulk])
    expect([densityAt(hard, 0), densityAt(hard, 4)]).toEqual([Infinity, 0])
  })

  it('says so where it does not get there', () => {
    const lost = resolveBulk([0, 1], (x) => (x > 0.3 && x < 0.4 ? Number.NaN : 1))
    expect(lost.resolved).toBe(false)
    expect(lost.error).toBeNaN()
    expect(densityAt(lawOf([lost.bulk]), 0.9)).toBeGreaterThan(0)
    const { resolved, error } = resolveBulk([0, 1], (x) => (x < 1 / 3 ? 0 : 1), { maxPanels: 8 })
    expect(resolved).toBe(false)
    expect(error).toBeGreaterThan(1e-6)
  })

  it('keeps the tolerance and the number of panels it is given', () => {
    const peak = closedForms[5]!
    const panels = (options: object) => resolveBulk(peak.support, peak.density, options).bulk.panels.length
    expect(panels({ maxPanels: 10 })).toBeLessThanOrEqual(10)
    expect(panels({ tolerance: 1e-4 })).toBeLessThan(panels({}))
    expect(resolveBulk(peak.support, peak.density, { tolerance: 1e-4 }).resolved).toBe(true)
  })
})
