import { createSpectrum, type SpectrumOptions } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'

const values = fc
  .array(fc.double({ noNaN: true, min: -1e60, max: 1e60 }), { minLength: 4, maxLength: 20 })
  .filter((list) => Math.max(...list) - Math.min(...list) > Math.max(1e-60, 1e-12 * Math.max(...list.map(Math.abs))))

const refusal = (samples: readonly ArrayLike<number>[], options?: SpectrumOptions) => {
  const { code, details } = errorOf(() => createSpectrum(samples, options))
  return { code, details }
}

describe('a spectrum', () => {
  it('is a sorted copy: the same values, in order, and the input stays as it was', () => {
    fc.assert(
      fc.property(values, (list) => {
        const before = Float64Array.from(list)
        const input = before.slice()
        const { size, samples } = createSpectrum([input, list])
        expect(size).toBe(list.length)
        for (const sample of samples) expect(sample).toEqual(before.slice().sort())
        expect(input).toEqual(before)
        expect(Float64Array.from(list)).toEqual(before)
        input.fill(0)
        expect(samples[0]).toEqual(before.slice().sort())
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('is frozen, and says what made it', () => {
    const source = { label: 'x.npy', seed: 3 }
    const spectrum = createSpectrum([[4, 3, 2, 1]], { size: 4, source })
    expect(spectrum.source).toEqual(source)
    expect(createSpectrum([[4, 3, 2, 1]]).source.label).not.toBe('')
    expect(Object.isFrozen(spectrum)).toBe(true)
    expect(Object.isFrozen(spectrum.samples)).toBe(true)
  })

  it('takes any array-like thing', () => {
    expect(createSpectrum([Int8Array.of(3, -1, 2, 0)]).samples[0]).toEqual(Float64Array.of(-1, 0, 2, 3))
  })

  it.each([
    ['no sample', [], 0],
    ['an empty sample', [[]], 0],
    ['three values', [[1, 2, 3]], 3],
    ['one short sample among good ones', [[1, 2, 3, 4], [1]], 1],
  ])('of %s is refused as empty', (_name, samples, count) => {
    expect(refusal(samples)).toEqual({ code: 'E_SPECTRUM_EMPTY', details: { count, needed: 4 } })
  })

  it('of another length than its size is refused, with the lengths', () => {
    const [four, five] = [
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ]
    const counts = [4, 5]
    expect(refusal([four, five])).toEqual({ code: 'E_SPECTRUM_SIZE', details: { size: 4, counts } })
    expect(refusal([four], { size: 5 })).toEqual({ code: 'E_SPECTRUM_SIZE', details: { size: 5, counts: [4] } })
  })

  it.each([Number.NaN, Infinity, -Infinity])('with the value %d is refused, with its place', (got) => {
    expect(refusal([[5, 1, got, 2]])).toEqual({ code: 'E_SPECTRUM_NOT_FINITE', details: { index: 2, got } })
  })

  it('of equal values is refused; two samples of different constants are not', () => {
    expect(refusal([[2, 2, 2, 2]])).toEqual({ code: 'E_SPECTRUM_CONSTANT', details: { value: 2 } })
    expect(refusal([[0, -0, 0, -0]]).code).toBe('E_SPECTRUM_CONSTANT')
    const constants = [
      [2, 2, 2, 2],
      [3, 3, 3, 3],
    ]
    expect(createSpectrum(constants).samples).toHaveLength(2)
  })

  it('out of the range of doubles is refused: too large, too small, too close together', () => {
    const base = [-1, 0, 1, 2]
    for (const change of [(x: number) => 1e61 * x, (x: number) => 1e-61 * x, (x: number) => 1e15 + x])
      expect(refusal([base.map(change)]).code).toBe('E_SPECTRUM_RANGE')
    for (const change of [(x: number) => 1e59 * x, (x: number) => 1e-59 * x, (x: number) => 1e9 + x])
      expect(createSpectrum([base.map(change)]).size).toBe(4)
  })

  it('keeps copies of the scales of rows, and of what is left sorted', () => {
    const rows = { scales: [Float64Array.of(3, 1, 2, 4)], samples: [Float64Array.of(2, 1, 0, 1)] }
    const spectrum = createSpectrum([[4, 3, 2, 1]], { rows })
    rows.scales[0]!.fill(7)
    rows.samples[0]!.fill(7)
    expect(spectrum.rows).toEqual({ scales: [Float64Array.of(3, 1, 2, 4)], samples: [Float64Array.of(0, 1, 1, 2)] })
    expect('rows' in createSpectrum([[4, 3, 2, 1]])).toBe(false)
  })

  it.each([
    ['a scale of 0', { scales: [[0, 1, 1, 1]], samples: [[1, 1, 1, 1]] }, 'rows.scales'],
    ['a negative scale', { scales: [[-1, 1, 1, 1]], samples: [[1, 1, 1, 1]] }, 'rows.scales'],
    ['an infinite scale', { scales: [[Infinity, 1, 1, 1]], samples: [[1, 1, 1, 1]] }, 'rows.scales'],
    ['too few scales', { scales: [[1, 1, 1]], samples: [[1, 1, 1, 1]] }, 'rows.scales'],
    [
      'scales of more samples',
      {
        scales: [
          [1, 1, 1, 1],
          [1, 1, 1, 1],
        ],
        samples: [[1, 1, 1, 1]],
      },
      'rows.scales',
    ],
    ['a value that is none', { scales: [[1, 1, 1, 1]], samples: [[1, Number.NaN, 1, 1]] }, 'rows.samples'],
    ['no values', { scales: [[1, 1, 1, 1]], samples: [] }, 'rows.samples'],
  ])('with %s of its rows is refused', (_name, { scales, samples }, argument) => {
    const [d, r] = [scales, samples].map((lists) => lists.map((list) => Float64Array.from(list))) as [
      Float64Array[],
      Float64Array[],
    ]
    const { code, details } = refusal([[4, 3, 2, 1]], { rows: { scales: d, samples: r } })
    expect([code, (details as { argument: string }).argument]).toEqual(['E_DOMAIN', argument])
  })
})
