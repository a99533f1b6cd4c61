import { compoundFreePoisson } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { significantGaps } from '../src/index.ts'
import { oneBulk, threeBulks, twoBulks } from './workbench.ts'

describe('significantGaps', () => {
  it.each(Object.entries(oneBulk))('finds none in %s', (_name, samples) => {
    for (const values of samples) expect(significantGaps([values])).toEqual([])
    expect(significantGaps(samples)).toEqual([])
  })

  it('finds both gaps between three bulks, with the masses of the law', () => {
    for (const values of threeBulks) {
      const shares = significantGaps([values]).map(({ below }) => below)
      expect(shares).toEqual([24 / 300, 270 / 300])
    }
  })

  it('finds the gap beside an atom and the one above it', () => {
    const values = compoundFreePoisson.sample(600, 1, { rates: '0.075,0.025', jumps: '2,5.5' })
    const gaps = significantGaps([values])
    expect(gaps.map(({ below }) => below)).toEqual([540 / 600, 585 / 600])
    expect(gaps[0]!.left).toBe(0)
    expect(gaps[0]!.right).toBe(values[540])
  })

  it('replicates show a gap that some of them hide', () => {
    const samples = [1, 2, 3, 4, 5, 6].map((seed) =>
      compoundFreePoisson.sample(300, seed, { rates: '0.075,0.025', jumps: '2,5.5' }),
    )
    const alone = samples.map((values) => significantGaps([values]).length)
    expect(Math.min(...alone)).toBe(1)
    expect(significantGaps(samples)).toHaveLength(2)
  })

  it('is the same in any units', () => {
    const [a, b] = [1, 2 ** 40].map((unit) => significantGaps([twoBulks[0]!.map((x) => x * unit)]))
    expect(b!.map(({ left, right, pValue }) => [left / 2 ** 40, right / 2 ** 40, pValue])).toEqual(
      a!.map(({ left, right, pValue }) => [left, right, pValue]),
    )
  })

  it('two atoms have a gap between them', () => {
    const values = Float64Array.from({ length: 40 }, (_, k) => (k < 20 ? 0 : 1))
    expect(significantGaps([values])).toEqual([{ left: 0, right: 1, below: 0.5, above: 0.5, pValue: 0 }])
  })
})
