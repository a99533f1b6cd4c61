import { describe, expect, it } from 'vitest'
import { edgeModel } from '../src/edge-model.ts'
import { significantGaps, splitOutliers } from '../src/index.ts'
import { OFF_EDGE } from '../src/outliers-at-end.ts'
import { softEdgePlace } from '../src/tracy-widom.ts'
import { asSpectrum, oneBulk, planted, threeBulks, twoBulks } from './workbench.ts'

describe('edgeModel', () => {
  it('is exact at a soft edge', () => {
    const { edge, unit } = edgeModel((k) => 5 - 0.3 * softEdgePlace(k + 1), 1, 0)
    expect([edge, unit]).toEqual([expect.closeTo(5, 12), expect.closeTo(0.3, 12)])
  })

  it('expects wider spacings where a tail thins out faster than that', () => {
    const tail = (k: number) => 1 / Math.sqrt(k + 1.5)
    const { edge, unit } = edgeModel(tail, 1, 0)
    // The next of the tail is no outlier of it.
    expect((tail(-1) - edge) / unit).toBeLessThan(OFF_EDGE)
  })
})

describe('splitOutliers', () => {
  it.each(Object.entries(oneBulk))('finds none in %s', (_name, samples) => {
    for (const values of samples) expect(splitOutliers(asSpectrum(values)).outliers).toEqual([])
  })

  it('finds none where there are three bulks', () => {
    for (const values of threeBulks) expect(splitOutliers(asSpectrum(values)).outliers).toEqual([])
  })

  it.each([[[2.6]], [[2.6, 2.8]], [[5, 30]], [[3, 3.001, 3.002]]])(
    'finds %j above a semicircle, and nothing else',
    (places) => {
      for (const values of oneBulk.semicircle) {
        const spectrum = asSpectrum(planted(values, 200 - places.length, places))
        const { outliers, rest } = splitOutliers(spectrum)
        expect(outliers.map(({ x }) => x)).toEqual(places)
        expect(rest[0]).toEqual(spectrum.samples[0]!.subarray(0, 200 - places.length))
      }
    },
  )

  it('finds one at either end, and one within a gap', () => {
    const [values] = twoBulks
    const spiked = planted(planted(planted(values!, 0, [-3]), 199, [4]), 100, [0.1])
    const { outliers } = splitOutliers(asSpectrum(spiked))
    expect(outliers.map(({ x, inside }) => [x, inside])).toEqual([
      [-3, false],
      [0.1, true],
      [4, false],
    ])
  })

  it('takes twenty together for a bulk', () => {
    const places = Array.from({ length: 20 }, (_, k) => 4 + k / 20)
    const values = planted(oneBulk.semicircle[0]!, 180, places)
    expect(splitOutliers(asSpectrum(values)).outliers).toEqual([])
    expect(significantGaps([values])).toHaveLength(1)
  })

  it('wants replicates to show the same', () => {
    const spiked = oneBulk.semicircle.map((values, k) => planted(values, 199, [3 + k / 10]))
    const { outliers, rest } = splitOutliers(asSpectrum(...spiked))
    expect(outliers).toHaveLength(1)
    expect(outliers[0]!.x).toBeCloseTo(3.25, 12)
    expect(rest.map(({ length }) => length)).toEqual(Array(6).fill(199))
    const once = asSpectrum(spiked[0]!, ...oneBulk.semicircle.slice(1))
    expect(splitOutliers(once)).toEqual({ outliers: [], rest: once.samples })
  })

  it('wants replicates to show the same within gaps too', () => {
    const inside = twoBulks.map((values, k) => planted(values, 100, [k / 100]))
    expect(splitOutliers(asSpectrum(...inside)).outliers.map(({ values }) => values)).toEqual([
      [0, 0.01, 0.02, 0.03, 0.04, 0.05],
    ])
    for (const few of [1, 2]) {
      const samples = [...inside.slice(0, few), ...twoBulks.slice(few)]
      expect(splitOutliers(asSpectrum(...samples)).outliers).toEqual([])
    }
  })

  it('leaves a long thin tail alone', () => {
    // Quantiles of an exponential law: each spacing k times the last.
    const tail = Float64Array.from({ length: 400 }, (_, k) => -Math.log(1 - (k + 0.5) / 400))
    expect(splitOutliers(asSpectrum(tail)).outliers).toEqual([])
  })
})
