import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, logScale, symlogScale } from '../src/axis-scale.ts'
import { formatNumber, formatShare } from '../src/format-number.ts'
import { linearTicks } from '../src/linear-ticks.ts'
import { scaleTicks } from '../src/scale-ticks.ts'

const labelled = (ticks: readonly { readonly label: string }[]) =>
  ticks.map(({ label }) => label).filter((l) => l !== '')

describe('ticks', () => {
  it.each<readonly [number, number, readonly string[]]>([
    [0, 1, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    [-2.1, 2.1, ['−2', '−1', '0', '1', '2']],
    [0.1, 0.72, ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7']],
    [0, 5e6, ['0', '1×10⁶', '2×10⁶', '3×10⁶', '4×10⁶', '5×10⁶']],
    [0, 3e-8, ['0', '5×10⁻⁹', '1×10⁻⁸', '1.5×10⁻⁸', '2×10⁻⁸', '2.5×10⁻⁸', '3×10⁻⁸']],
  ])('from %d to %d', (from, to, labels) => {
    expect(labelled(linearTicks(from, to, 5.5))).toEqual(labels)
  })

  it('lie within the range, ascend, and are few', () => {
    const edge = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(edge, edge, (p, q) => {
        const [from, to] = [Math.min(p, q), Math.max(p, q)]
        fc.pre(to - from > 1e-290 && to - from > 1e-9 * Math.max(Math.abs(from), Math.abs(to)))
        const values = linearTicks(from, to, 7).map(({ value }) => value)
        const slack = 1e-8 * (to - from)
        expect(
          values.every((x, k) => x >= from - slack && x <= to + slack && (k === 0 || x > (values[k - 1] ?? 0))),
        ).toBe(true)
        expect(values.length).toBeGreaterThan(2)
        expect(values.length).toBeLessThan(13)
      }),
      { seed: 20_255, numRuns: 500 },
    )
  })

  it('of decades are powers of ten, thinned where there are many', () => {
    expect(labelled(scaleTicks(logScale([0.5, 2000])))).toEqual(['10⁰', '10¹', '10²', '10³'])
    expect(labelled(scaleTicks(symlogScale([-20, 300], 1)))).toEqual(['−10¹', '−10⁰', '0', '10⁰', '10¹', '10²'])
    expect(labelled(scaleTicks(logScale([1e-300, 1e300]))).length).toBeLessThan(10)
  })
})

describe('scales', () => {
  it.each([
    ['linear', linearScale([-5, 5])],
    ['log', logScale([1e-9, 1e9])],
    ['symlog', symlogScale([-1e3, 1e3], 1e-4)],
  ])('%s: there and back again, with the slope it says', (kind, scale) => {
    for (const size of [1e-6, 3e-5, 1e-4, 0.02, 1, 70])
      for (const x of kind === 'log' ? [size] : [size, -size]) {
        expect(scale.fromUnits(scale.toUnits(x)) / x).toBeCloseTo(1, 12)
        const h = 1e-6 * size
        expect((scale.toUnits(x + h) - scale.toUnits(x - h)) / (2 * h) / scale.slope(x)).toBeCloseTo(1, 5)
      }
  })
})

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [1.5, '1.5'],
    [-0.25, '−0.25'],
    [1234.5678, '1235'],
    [1e-7, '1×10⁻⁷'],
    [-2.5e12, '−2.5×10¹²'],
    [99999.6, '100000'],
    [100, '100'],
  ])('%d', (x, text) => {
    expect(formatNumber(x)).toBe(text)
  })

  it.each([
    [0.9, '90 %'],
    [0.99996, '99.996 %'],
    [1, '100 %'],
    [1 / 3, '33.3 %'],
    [0.0001, '0.01 %'],
  ])('%d as per cent', (x, text) => {
    expect(formatShare(x)).toBe(text)
  })
})
