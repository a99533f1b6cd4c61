import { createSpectrum } from '@freecurve/core'
import { marchenkoPastur } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { decompress, standardRegistry } from '../src/index.ts'
import { unrounded } from '../src/unrounded.ts'

const exact = marchenkoPastur.sample(400, 1, { ratio: 0.5 })
const rounded = [
  ['two decimals', (x: number) => Number(x.toFixed(2))],
  ['three decimals', (x: number) => Number(x.toFixed(3))],
] as const

describe('values that were rounded for print', () => {
  it.each(rounded)('%s: equal ones are spread over what rounds to them', (_digits, round) => {
    const spectrum = createSpectrum([exact.map(round)])
    const [values] = unrounded(spectrum).samples
    expect(Array.from(values!, round)).toEqual(Array.from(spectrum.samples[0]!))
    expect(new Set(values).size).toBe(values!.length)
    expect(values![0]).toBeGreaterThanOrEqual(0)
  })

  it.each(rounded)('%s: are predicted as the exact ones are', (_digits, round) => {
    const request = { sizes: [800], bands: 0 }
    const at = (values: Float64Array) =>
      decompress(standardRegistry, { ...request, spectrum: createSpectrum([values]) })
    const [one, other] = [at(exact), at(exact.map(round))]
    expect([other.trusted, other.report.fit.family]).toEqual([true, one.report.fit.family])
    expect(other.report.sizes[0]!.edges[1]!).toBeCloseTo(one.report.sizes[0]!.edges[1]!, 1)
  })

  it('leaves exact values and long runs alone', () => {
    const spectrum = createSpectrum([exact])
    expect(unrounded(spectrum)).toBe(spectrum)
    const singular = createSpectrum([marchenkoPastur.sample(400, 1, { ratio: 2 }).map((x) => Number(x.toFixed(2)))])
    const zeros = (values: Float64Array) => values.filter((x) => x === 0).length
    expect(zeros(unrounded(singular).samples[0]!)).toBe(zeros(singular.samples[0]!))
  })
})
