import { FreecurveError } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spectrumFigure, toSvg } from '../src/index.ts'
import { problemsOfFigure } from './problems-of-figure.ts'
import { problemsOfXml } from './problems-of-xml.ts'

const SEED = 20_253

describe('input', () => {
  it('is not changed, and may come in any order', () => {
    const eigenvalues = Float64Array.of(3, 1, 2, 5, 4, 0)
    const copy = eigenvalues.slice()
    const sorted = spectrumFigure({ title: 'a', panels: [{ label: 'a', eigenvalues: copy.slice().sort() }] })
    expect(spectrumFigure({ title: 'a', panels: [{ label: 'a', eigenvalues }] })).toEqual(sorted)
    expect(eigenvalues).toEqual(copy)
  })

  it.each([
    ['E_DOMAIN', { title: 'a', panels: [] }],
    ['E_SPECTRUM_NOT_FINITE', { title: 'a', panels: [{ label: 'a', eigenvalues: Float64Array.of(1, Number.NaN) }] }],
    ['E_DOMAIN', { title: 'a', panels: [{ label: 'a', eigenvalues: Float64Array.of(1, -2e300) }] }],
    ['E_SPECTRUM_NOT_FINITE', { title: 'a', panels: [{ label: 'a', truth: Float64Array.of(-Infinity) }] }],
  ] as const)('%s', (code, input) => {
    expect(() => spectrumFigure(input)).toThrow(expect.objectContaining({ code }))
    expect(() => spectrumFigure(input)).toThrow(FreecurveError)
  })

  it('any eigenvalues that are not absurdly large make a sound figure', () => {
    const exponents = fc.integer({ min: -330, max: 299 })
    const value = fc.tuple(fc.double({ min: -10, max: 10, noNaN: true }), exponents).map(([x, e]) => x * 10 ** e)
    const calm = fc.double({ min: -5, max: 5, noNaN: true })
    const list = fc.oneof(fc.array(value, { maxLength: 60 }), fc.array(calm, { maxLength: 200 }))
    fc.assert(
      fc.property(list, list, (a, b) => {
        const panels = [{ label: 'a', eigenvalues: Float64Array.from(a), truth: Float64Array.from(b) }]
        const figure = spectrumFigure({ title: 'a', panels })
        expect(problemsOfFigure(figure)).toEqual([])
        expect(problemsOfXml(toSvg(figure))).toEqual([])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
