import { createLadder, createSpectrum, type Growth } from '@freecurve/core'
import { deformedMarchenkoPastur, semicircle } from '@freecurve/ensembles'
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
  const spectra = [60, 120, 240].map((size) =>
    createSpectrum([semicircle.sample(size, 3)], { source: { label: 'x', matrixSize: 1000 } }),
  )
  const spectrum = spectra[2]!
  const ladder = createLadder(spectra)
  const direct = { family: 'subordination', flow: 'deformed', flowOptions: { aspectRatio: 0.1 } }
  const warned = ({ warnings }: { readonly warnings: readonly string[] }) =>
    warnings.filter((warning) => warning.includes('has 1000 rows in all'))

  it('are warned of, whatever predicts', () => {
    const sizes = [800, 2000]
    const reports = [
      decompress(standardRegistry, { spectrum, sizes, bands: 0 }).report,
      decompress(standardRegistry, { ...direct, spectrum, sizes }).report,
      decompressLadder(standardRegistry, { ladder, sizes, bands: 0, flow: 'empirical' }).report,
    ]
    for (const report of reports) {
      expect(warned(report)).toEqual([expect.stringMatching(/n = 2000 /)])
      expect(report.source.matrixSize).toBe(1000)
    }
  })

  it('are not, where they are not beyond it, or nobody knows', () => {
    const within = decompressLadder(standardRegistry, { ladder, sizes: [1000], bands: 0, flow: 'empirical' }).report
    const unsaid = createSpectrum(spectrum.samples)
    const beyond = decompress(standardRegistry, { spectrum: unsaid, sizes: [2000], bands: 0 }).report
    expect([within, beyond].flatMap(warned)).toEqual([])
  })
})
