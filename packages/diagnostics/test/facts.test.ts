import { createSpectrum } from '@freecurve/core'
import { marchenkoPastur, semicircle } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { diagnose, magnitudesOf, nearRepeats } from '../src/index.ts'
import { independent, oneBulk, planted } from './workbench.ts'

describe('nearRepeats', () => {
  it('finds none in matrices, nor among independent values', () => {
    for (const values of Object.values(oneBulk).flat()) expect(nearRepeats(values)).toEqual([])
    for (const seed of [1, 2, 3]) expect(nearRepeats(independent(400, seed))).toEqual([])
  })

  it('finds a blurred atom', () => {
    const values = semicircle.sample(200, 1)
    const cluster = Array.from({ length: 9 }, (_, k) => values[90]! + 1e-7 * k)
    const [one, ...more] = nearRepeats(planted(values, 90, cluster))
    expect(more).toEqual([])
    expect(one).toMatchObject({ left: cluster[0], right: cluster[8], count: 9 })
  })
})

describe('magnitudesOf', () => {
  it('counts signs outside rounding, and decades', () => {
    const { negative, positive, zero, ofNegative, ofPositive } = magnitudesOf(Float64Array.of(-2, -0.02, 1e-17, 5), 4)
    expect([negative, positive, zero]).toEqual([0.5, 0.25, 0.25])
    expect(ofNegative).toEqual({ smallest: 0.02, largest: 2, decades: 2 })
    expect(ofPositive).toEqual({ smallest: 5, largest: 5, decades: 0 })
    expect(magnitudesOf(Float64Array.of(1, 2), 2).ofNegative).toBeNull()
  })
})

describe('diagnose', () => {
  it('tells rank deficiency', () => {
    const values = marchenkoPastur.sample(400, 1, { ratio: 2 })
    const { rankDeficiency, gaps, outliers } = diagnose(createSpectrum([values]))
    expect(rankDeficiency).toBe(0.5)
    expect(gaps).toHaveLength(1)
    expect(outliers).toEqual([])
  })

  it('tells values that were rounded for print, and does not take their repetitions for atoms', () => {
    const rounded = diagnose(createSpectrum([independent(500, 1).map((x) => Number(x.toFixed(2)))]))
    expect(rounded.decimalStep).toBe(0.01)
    expect([rounded.atoms, rounded.outliers, rounded.gaps, rounded.obstructions]).toEqual([[], [], [], []])
    const deficient = marchenkoPastur.sample(300, 1, { ratio: 2 }).map((x) => Number(x.toFixed(2)))
    expect(diagnose(createSpectrum([deficient])).atoms).toEqual([{ x: 0, weight: 0.5 }])
    expect(diagnose(createSpectrum([independent(500, 1)])).decimalStep).toBeNull()
    const points = Float64Array.from({ length: 60 }, (_, k) => (k < 20 ? 0.5 : 1.5))
    expect(diagnose(createSpectrum([points])).obstructions.map(({ kind }) => kind)).toEqual([
      'zero-in-gap',
      'several-atoms',
    ])
  })

  it('is plain data', () => {
    const diagnosis = diagnose(createSpectrum([semicircle.sample(100, 1)]))
    expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
  })

  it.each([
    ['no samples', { size: 4, samples: [] }],
    ['a wrong size', { size: 5, samples: [Float64Array.of(1, 2, 3, 4)] }],
    ['values that fall', { size: 3, samples: [Float64Array.of(1, 3, 2)] }],
    ['a constant', { size: 3, samples: [Float64Array.of(1, 1, 1)] }],
    ['a NaN', { size: 2, samples: [Float64Array.of(1, Number.NaN)] }],
  ])('refuses %s', (_name, spectrum) => {
    expect(() => diagnose(spectrum)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
