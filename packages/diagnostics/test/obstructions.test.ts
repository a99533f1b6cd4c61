import { describe, expect, it } from 'vitest'
import { gapSigns, obstructionsIn, realTransform, significantGaps } from '../src/index.ts'
import { deviationOf, middleBulk, oneBulk, threeBulks, twoBulks } from './workbench.ts'

const found = (values: Float64Array) => obstructionsIn(gapSigns([values], significantGaps([values])), [])

describe('obstructions in data', () => {
  it('are none in laws that are decompressible to every size', () => {
    for (const values of [...threeBulks, ...Object.values(oneBulk).flat()]) expect(found(values)).toEqual([])
  })

  it('a zero of m between two equal bulks', () => {
    for (const values of twoBulks) {
      const [one, ...more] = found(values)
      expect(more).toEqual([])
      expect(one).toMatchObject({ kind: 'zero-in-gap', largestRatio: 1 })
      expect(one!.significance).toBeGreaterThan(6)
    }
  })

  it('a middle bulk between m < 0 and m > 0 is squeezed out at 1 + M', () => {
    for (const values of middleBulk) {
      const squeezed = found(values).filter(({ kind }) => kind === 'squeezed-bulk')
      expect(squeezed.map(({ largestRatio }) => largestRatio)).toEqual([expect.closeTo(1.2, 12)])
    }
  })

  it('count only where signs are far from noise', () => {
    const sign = (at: number, negative: number, positive: number) => ({
      gap: { left: at, right: at + 0.5, below: at / 4, above: 1 - at / 4, pValue: 0 },
      left: negative,
      right: positive,
      negative,
      positive,
      zero: null,
    })
    expect(obstructionsIn([sign(1, -8, 0), sign(2, 0, 7)], [])).toMatchObject([{ largestRatio: 1.25, significance: 7 }])
    expect(obstructionsIn([sign(1, -8, 0), sign(2, 0, 5)], [])).toEqual([])
    expect(obstructionsIn([sign(1, -5, 0), sign(2, 0, 8)], [])).toEqual([])
    // The gap nearest to the one with m > 0 bounds the bulk.
    expect(obstructionsIn([sign(1, -8, 0), sign(2, -9, 0), sign(3, 0, 8)], [])).toHaveLength(1)
  })

  it('several atoms end at (k − W)/(k − 1)', () => {
    const atoms = [
      { x: 0, weight: 0.3 },
      { x: 1, weight: 0.4 },
    ]
    expect(obstructionsIn([], atoms)).toMatchObject([{ kind: 'several-atoms', largestRatio: expect.closeTo(1.3, 12) }])
    expect(obstructionsIn([], atoms.slice(1))).toEqual([])
  })

  it('the zero lies where m changes sign', () => {
    const [values] = twoBulks
    const zero = gapSigns([values!], significantGaps([values!]))[0]!.zero!
    expect(realTransform([values!], zero - 1e-6).m).toBeLessThan(0)
    expect(realTransform([values!], zero + 1e-6).m).toBeGreaterThan(0)
  })
})

describe('realTransform', () => {
  it('is the mean of 1/(λ − x)', () => {
    expect(realTransform([Float64Array.of(1, 2, 4)], 3).m).toBeCloseTo((-1 / 2 - 1 + 1) / 3, 15)
  })

  it('varies as its error says, well inside a gap and off the spectrum', () => {
    for (const x of [0.9, -12, 12]) {
      const seen = threeBulks.map((values) => realTransform([values], x))
      const ratio = deviationOf(seen.map(({ m }) => m)) / seen[0]!.error
      // Six samples: a deviation is known to 30 %.
      expect(ratio).toBeGreaterThan(0.4)
      expect(ratio).toBeLessThan(2)
    }
  })
})
