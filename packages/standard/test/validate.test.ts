import { createLadder, createSpectrum } from '@freecurve/core'
import { sampleLadder } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { inspectLadder, standardRegistry, type Validation, validate } from '../src/index.ts'

const samples = sampleLadder({ a: -0.6, sigma2: 0, rates: [2.5], jumps: [0.4] }, [60, 120, 240], 5)
const ladderOf = (lists: readonly Float64Array[]) => createLadder(lists.map((values) => createSpectrum([values])))
const errorsOf = ({ checks }: Validation) => checks.map(({ ks, w1PerDeviation }) => [ks, w1PerDeviation])

describe('validate', () => {
  it('holds every larger size against every smaller one and all together; a ladder that is free keeps to the largest', () => {
    const { sizes, flow, tests, checks, seed } = validate(standardRegistry, ladderOf(samples), { bands: 0 })
    expect([sizes, flow, tests.length, seed]).toEqual([[60, 120, 240], 'free', 4, null])
    expect(checks.map(({ from, to }) => [...from, to])).toEqual([
      [60, 120],
      [60, 240],
      [120, 240],
      [60, 120, 240],
    ])
    expect(checks[3]!.ks).toBe(checks[2]!.ks)
    for (const { trusted, ks, band, inBand, seconds } of checks) {
      expect([trusted, band, inBand, seconds]).toEqual([true, null, null, null])
      expect(ks).toBeLessThan(0.06)
    }
  })

  it('says the same of the same data in another unit', () => {
    const scaled = samples.map((values) => values.map((x) => x * 2 ** 20))
    const [one, other] = [samples, scaled].map((lists) => validate(standardRegistry, ladderOf(lists), { bands: 0 }))
    expect(errorsOf(other!)).toEqual(errorsOf(one!))
  })

  it('times by the clock it is given', () => {
    let now = 0
    const clock = () => now++
    const { checks } = validate(standardRegistry, ladderOf(samples.slice(0, 2)), { bands: 0, clock })
    expect(checks.map(({ seconds }) => seconds)).toEqual([1])
  })

  it('measures what it says: a truth shifted by twice its width is all off', () => {
    const [small, large] = samples
    const shifted = large!.map((x) => x + 2 * (large!.at(-1)! - large![0]!))
    const [check] = validate(standardRegistry, ladderOf([small!, shifted]), { bands: 10 }).checks
    expect(check!.ks).toBe(1)
    expect(check!.inBand).toBe(false)
  })
})

it('a ladder is inspected as it would be carried on', () => {
  const { choice, diagnosis, ladder } = inspectLadder(standardRegistry, ladderOf(samples))
  expect([choice.flow, choice.n, choice.trusted, diagnosis.size]).toEqual(['free', 480, true, 240])
  expect(ladder.sizes).toEqual([60, 120, 240])
})
