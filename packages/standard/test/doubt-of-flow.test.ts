import { createLadder, createSpectrum } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { doubtsOfFlow } from '../src/doubt-of-flow.ts'
import { decompress, decompressLadder, standardRegistry } from '../src/index.ts'

const kernel = (size: number) =>
  createSpectrum([Float64Array.from({ length: size }, (_, k) => size / (k + 1) ** 2).sort()])
const request = { spectrum: kernel(300), sizes: [2400], bands: 0 }

describe('a spectrum like that of a kernel matrix', () => {
  it('is not trusted from one size, as one size cannot refute the flow', () => {
    const { report, trusted } = decompress(standardRegistry, request)
    expect([trusted, report.flowFrom]).toEqual([false, 'assumed'])
    expect(report.distrust.join()).toMatch(/k\^−s with s = 2\.00 to 2\.00 .* holds 61 % .* second size .* --flow free/)
  })

  it('is trusted as far as the fit is where the flow is named', () => {
    const { report } = decompress(standardRegistry, { ...request, flow: 'free' })
    expect(report.flowFrom).toBe('named')
    expect(report.distrust.join()).not.toMatch(/kernel/)
  })

  it('is predicted from two sizes, without the flow that they refute', () => {
    const ladder = createLadder([kernel(150), kernel(300)])
    const { report } = decompressLadder(standardRegistry, { ladder, sizes: [600], bands: 0 })
    expect([report.flow, report.flowFrom]).toEqual(['empirical', 'sizes'])
  })
})

describe('a matrix whose maker knows no flow', () => {
  const growth = { flow: 'unknown', note: 'nobody knows' } as const
  const semicircle = (size: number) =>
    createSpectrum([standardRegistry.get('ensemble', 'semicircle').sample(size, 1)], {
      source: { label: 'a', growth },
    })
  const saidOf = (flow?: string) =>
    decompress(standardRegistry, { spectrum: semicircle(200), sizes: [800], bands: 0, flow })

  it('is not trusted where nothing tested the free one, unless it is named', () => {
    expect(saidOf().report.distrust).toEqual([expect.stringMatching(/no theory gives the flow .* 256 rows/)])
    expect(saidOf('free').trusted).toBe(true)
  })

  it('is trusted where two sizes show that it holds', () => {
    const half = createSpectrum([
      standardRegistry
        .get('ensemble', 'semicircle')
        .sample(200, 2)
        .map((x) => x / Math.SQRT2),
    ])
    const ladder = createLadder([
      half,
      createSpectrum([standardRegistry.get('ensemble', 'semicircle').sample(400, 1)], {
        source: { label: 'a', growth },
      }),
    ])
    const { trusted, report } = decompressLadder(standardRegistry, { ladder, sizes: [1600], bands: 0 })
    expect([trusted, report.flowFrom]).toEqual([true, 'sizes'])
  })
})

describe('an atom that no eigenvalue shows', () => {
  const trustIn = (size: number, shift: number) => {
    const values = standardRegistry
      .get('ensemble', 'marchenko-pastur')
      .sample(size, 1)
      .map((x) => x + shift)
    return decompress(standardRegistry, { spectrum: createSpectrum([values]), sizes: [8 * size], bands: 0 }).report
  }

  it('is trusted at 0, as of a rank, and not elsewhere', () => {
    expect(trustIn(300, 0).distrust).toEqual([])
    const { distrust, sizes } = trustIn(300, 3)
    expect(sizes[0]!.atoms[0]!.weight).toBeGreaterThan(0.1)
    expect(distrust).toEqual([expect.stringMatching(/^an atom of .* where none is seen at n0 = 300/)])
  })
})

describe('bands that leave a tenth of the law open', () => {
  it('are no prediction', () => {
    const { report } = decompress(standardRegistry, {
      spectrum: createSpectrum([standardRegistry.get('ensemble', 'semicircle').sample(60, 1)]),
      sizes: [60_000],
      bands: 20,
    })
    const wide = report.sizes[0]!.bands!.ks > 0.1
    expect(report.distrust.some((reason) => /open by/.test(reason))).toBe(wide)
    expect(wide).toBe(true)
  })
})

describe('samples of ensembles', () => {
  it.each(standardRegistry.list('ensemble').map(({ id }) => id))('%s gives no doubt', (id) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const spectrum = createSpectrum([standardRegistry.get('ensemble', id).sample(300, seed)])
      expect(doubtsOfFlow(spectrum)).toEqual([])
    }
  })
})
