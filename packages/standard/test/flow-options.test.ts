import { createSpectrum } from '@freecurve/core'
import { deformedMarchenkoPastur } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { chooseFit, decompress, standardRegistry } from '../src/index.ts'

const population = { values: '2,5.5', weights: '0.75,0.25', ratio: 0.1 }
const spectrum = createSpectrum([deformedMarchenkoPastur.sample(400, 4, population)])

describe('options that a flow and a family share', () => {
  it('are given once, to the flow', () => {
    const flowOptions = { aspectRatio: 0.1 }
    const request = { spectrum, sizes: [800], flow: 'deformed', family: 'population', flowOptions, bands: 8 }
    const { report, trusted } = decompress(standardRegistry, request)
    expect([report.fit.status, report.fit.family, trusted]).toEqual(['consistent', 'population', true])
    expect(report.sizes[0]!.bands?.from).toBe('refits')
  })

  it('are left to families that have them', () => {
    const { family, options, candidates } = chooseFit(standardRegistry, { spectrum, flowOptions: { aspectRatio: 0.1 } })
    const hasIt = Object.hasOwn(family.options ?? {}, 'aspectRatio')
    expect(options).toEqual(hasIt ? { aspectRatio: 0.1 } : {})
    expect(candidates.flatMap(({ reasons }) => reasons).join()).not.toMatch(/reads|unknown/)
  })

  it('may not differ', () => {
    const request = { spectrum, family: 'population', options: { aspectRatio: 0.2 }, flowOptions: { aspectRatio: 0.1 } }
    expect(() => chooseFit(standardRegistry, request)).toThrow(/aspectRatio 0.1 and the family population 0.2/)
  })
})
