import { createSpectrum } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { standardRegistry } from '@freecurve/standard'
import { describe, expect, it } from 'vitest'
import { compareLaws } from '../src/ensembles/compare-laws.ts'
import { checkFile } from '../src/laws/check-file.ts'
import { describeLaws } from '../src/laws/describe-laws.ts'
import { missesOf } from '../src/laws/quantities.ts'
import type { ReferenceFile } from '../src/laws/reference-file.ts'
import { scaleFile } from '../src/laws/scale-law.ts'
import { ladderFiles, planLadder } from '../src/real/ladder-files.ts'
import { predict } from '../src/real/predict.ts'
import { table } from '../src/table.ts'

/** The semicircle at ratio 4, [−4, 4]: density √(16 − x²)/(8π). */
const semicircle: ReferenceFile = {
  cases: [
    {
      name: 'semicircle',
      kind: 'free',
      initial: { family: 'free_levy', a: 0, sigma2: 1, rates: [], jumps: [] },
      initial_curve: [
        [1, 0, 1],
        [0, 1, 0],
      ],
      targets: [
        {
          ratio: 4,
          edges: [-4, 4],
          atoms: [],
          bulks: [{ support: [-4, 4], mass_ac: 1 }],
          density: [[0, 1 / (2 * Math.PI)]],
          cdf: [[0, 0.5]],
          stieltjes: [
            [
              [0, 3],
              [0, 0.25],
            ],
          ],
          moments: [0, 4, 0, 32],
          free_cumulants: [0, 4, 0, 0],
          quantiles: [[0.5, 0]],
        },
      ],
    },
    { name: 'elsewhere', kind: 'no-such-flow', initial: { family: 'x' }, initial_curve: [[0, 1]], targets: [] },
  ],
  negative_cases: [
    { name: 'two points', initial: { family: 'discrete', t: [-1, 1], w: [0.5, 0.5] }, expected: 'refused' },
    { name: 'unheard of', initial: { family: 'y' }, expected: 'refused' },
  ],
}

describe('accuracy laws', () => {
  it.each([1, 1e8, 2 ** -20])('finds no error in the semicircle at scale %s, by either route', (scale) => {
    const report = checkFile(standardRegistry, scaleFile(semicircle, scale))
    expect(report.checks.map(({ route, misses }) => [route, misses])).toEqual([
      ['parameters', []],
      ['parameters', []],
      ['coefficients', []],
      ['coefficients', []],
    ])
    expect(report.failures).toBe(0)
  })

  it('sees a wrong reference, and says what it did not try', () => {
    const [one, ...others] = semicircle.cases
    const wrong = { ...one!.targets[0]!, edges: [-4, 4.0001], moments: [0, 4, 0, 32.1] }
    const report = checkFile(standardRegistry, { ...semicircle, cases: [{ ...one!, targets: [wrong] }, ...others] })
    expect(report.checks[0]!.misses).toEqual(['edges', 'moments'])
    expect(report.failures).toBe(2)
    expect(report.unsupported).toHaveLength(2)
    expect(describeLaws(report)).toContain("no flow 'no-such-flow'")
  })

  it('refuses two points from the curve and from eigenvalues', () => {
    const { refusals } = checkFile(standardRegistry, semicircle)
    expect(new Set(refusals.map(({ from }) => from))).toEqual(new Set(['coefficients', 'eigenvalues']))
    expect(refusals.filter(({ refused }) => !refused)).toEqual([])
  })

  it('leaves out a value of m that no law has, and says so', () => {
    const [one] = semicircle.cases
    const target = { ...one!.targets[0]!, stieltjes: [[[0, 3] as const, [0, -1] as const] as const] }
    const report = checkFile(standardRegistry, { cases: [{ ...one!, targets: [target] }] })
    expect(report.doubtful).toHaveLength(1)
    expect(report.failures).toBe(0)
  })

  it('counts a missing value as a miss', () => {
    expect(missesOf({ edges: Number.POSITIVE_INFINITY, CDF: 1e-8, density: 0 }, 1e-7)).toEqual(['edges'])
  })
})

describe('accuracy real', () => {
  it('plans a ladder: numbered samples of the smallest size, plain files below the full one', () => {
    const names = ['n0100-sample01.npy', 'n0100.npy', 'n0200.npy', 'n0400.npy', 'README.md', 'n0100-sample00.npy']
    const { full, samples, singles, ladders } = planLadder(ladderFiles(names))
    expect(full.name).toBe('n0400.npy')
    expect(samples.map(({ sample }) => sample)).toEqual([0, 1])
    expect(singles.map(({ size }) => size)).toEqual([100, 200])
    expect(ladders.map((files) => files.map(({ size }) => size))).toEqual([[100, 200]])
    expect(() => planLadder(ladderFiles(['n0100.npy']))).toThrow()
  })

  it('predicts a semicircle from its quantiles', () => {
    const small = standardRegistry.get('ensemble', 'semicircle').sample(200, 1)
    const large = standardRegistry.get('ensemble', 'semicircle').sample(400, 2, { sigma: Math.SQRT2 })
    const { ks, size, replicates } = predict(standardRegistry, 'semicircle', [createSpectrum([small])], large)
    expect([size, replicates]).toEqual([200, 1])
    expect(ks).toBeLessThan(0.05)
  })
})

it('two laws: no distance to itself but the quantiles’ own, and the change of a weight is seen', () => {
  const at = (rate: number) => {
    const curve = freeLevyCurve({ a: 0, sigma2: 0, rates: [rate], jumps: [1] })
    return standardRegistry.get('flow', 'free').carry(curve, 1).law
  }
  const same = compareLaws(at(0.5), at(0.5))
  expect([same.atomWeight, same.bulkMass, same.edge]).toEqual([0, 0, 0])
  expect(same.ks).toBeLessThan(1e-12)
  expect(compareLaws(at(0.6), at(0.5)).atomWeight).toBeCloseTo(0.1, 12)
})

it('a table aligns numbers to the right and texts to the left', () => {
  expect(
    table(
      ['name', 'n'],
      [
        ['a', '1'],
        ['long name', '1.5e-3'],
      ],
    ),
  ).toBe('name            n\na               1\nlong name  1.5e-3')
})
