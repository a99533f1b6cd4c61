import { createLadder, createSpectrum, type Growth } from '@freecurve/core'
import { deformedMarchenkoPastur } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { decompress, decompressLadder, standardRegistry } from '../src/index.ts'

/** Covariance matrices of 4000 samples of independent features, some with variance 2, some with 5.5. */
const TERMS = 4000
const sampleOf = (size: number) =>
  deformedMarchenkoPastur.sample(size, 4, { values: '2,5.5', weights: '0.75,0.25', ratio: size / TERMS })

const spectrumOf = (size: number, growth?: Growth) =>
  createSpectrum([sampleOf(size)], { source: { label: 'x', ...(growth === undefined ? {} : { growth }) } })

const predicted = (growth: Growth | undefined, options: object = {}) =>
  decompress(standardRegistry, { spectrum: spectrumOf(400, growth), sizes: [800], bands: 0, ...options }).report

const unknown: Growth = { flow: 'unknown', terms: TERMS, note: 'features of 4000 samples' }

describe('how a matrix grows, told by its maker', () => {
  it('is the flow that is taken when nobody names one', () => {
    expect(predicted({ ...unknown, flow: 'deformed' })).toMatchObject({
      flow: 'deformed',
      flowFrom: 'model',
      flowOptions: { aspectRatio: 0.1 },
    })
    expect(predicted({ flow: 'free', note: 'free' })).toMatchObject({ flow: 'free', flowFrom: 'model' })
  })

  it('leaves the flow assumed where it is not known, and gives the aspect ratio to the flow that is named', () => {
    expect(predicted(unknown)).toMatchObject({ flow: 'free', flowFrom: 'assumed' })
    expect(predicted(unknown, { flow: 'deformed' })).toMatchObject({
      flowFrom: 'named',
      flowOptions: { aspectRatio: 0.1 },
    })
    const told = predicted(unknown, { flow: 'deformed', flowOptions: { aspectRatio: 0.2 } })
    expect(told.flowOptions).toEqual({ aspectRatio: 0.2 })
    expect(predicted(undefined).flowFrom).toBe('assumed')
  })

  it('gives several sizes the aspect ratio with which the deformed flow is tested', () => {
    const ladderOf = (growth?: Growth) => createLadder([spectrumOf(200, growth), spectrumOf(400, growth)])
    const found = (growth?: Growth) =>
      decompressLadder(standardRegistry, { ladder: ladderOf(growth), sizes: [800], bands: 0 }).report
    const knowing = found(unknown)
    expect(knowing).toMatchObject({ flow: 'deformed', flowFrom: 'sizes', flowOptions: { aspectRatio: 0.1 } })
    expect(knowing.source.growth).toEqual(unknown)
    const { aspectRatio } = found().flowOptions
    expect(aspectRatio).not.toBe(0.1)
    expect(Math.abs(Number(aspectRatio) - 0.1)).toBeLessThan(0.01)
  })
})

describe('sizes beyond that of the matrix that was sampled', () => {
  const of = (sizes: readonly number[], more: { readonly flow?: string; readonly family?: string } = {}) => {
    const spectra = [100, 200, 400].map((size) =>
      createSpectrum([sampleOf(size)], { source: { label: 'x', matrixSize: 1000 } }),
    )
    return [
      decompress(standardRegistry, { spectrum: spectra[2]!, sizes, bands: 0, ...more }).report,
      decompressLadder(standardRegistry, { ladder: createLadder(spectra), sizes, bands: 0, ...more }).report,
    ]
  }

  it('are warned of, whatever predicts', () => {
    const reports = [
      ...of([800, 2000]),
      ...of([2000], { flow: 'deformed' }).slice(1),
      ...of([2000], { flow: 'empirical' }).slice(1),
    ]
    for (const { warnings } of reports) {
      const told = warnings.filter((warning) => warning.includes('has 1000 rows in all'))
      expect(told.length).toBe(1)
      expect(told[0]).toMatch(/n = 2000 /)
    }
    expect(reports.map(({ source }) => source.matrixSize)).toEqual(reports.map(() => 1000))
  })

  it('are not, where they are not beyond it, or nobody knows', () => {
    const unsaid = decompress(standardRegistry, { spectrum: spectrumOf(400), sizes: [4000], bands: 0 }).report
    for (const { warnings } of [...of([800, 1000]), unsaid]) expect(warnings.join()).not.toContain('rows in all')
  })
})
