import { freeLevyCurve } from '@freecurve/curves'
import { cdfAt } from '@freecurve/law'
import { lawBands, standardRegistry } from '@freecurve/standard'
import { describe, expect, it } from 'vitest'
import { describeCoverage } from '../src/band-coverage/describe-coverage.ts'
import { exactOf, runCoverage } from '../src/band-coverage/run-coverage.ts'
import { COVERAGE } from '../src/band-coverage/settings.ts'
import { bandsHold } from '../src/bands-hold.ts'
import { describeRuns } from '../src/ensembles/describe-runs.ts'
import { outlierErrors } from '../src/ensembles/outlier-errors.ts'
import { runTrial } from '../src/ensembles/run-trial.ts'
import { projectionCorner } from '../src/ensembles/samplers/projection-corner.ts'
import { covarianceEigenvalues } from '../src/ensembles/samplers/wishart.ts'
import { withSpikes } from '../src/ensembles/samplers/with-spikes.ts'
import { namedTrials, trialsOf } from '../src/ensembles/trials.ts'
import { saidOf } from '../src/said-of.ts'
import { countsOf, summaryOf } from '../src/summary.ts'

const momentsOf = (values: Float64Array) =>
  [1, 2, 3, 4].map((k) => values.reduce((sum, x) => sum + x ** k, 0) / values.length)

describe('matrices drawn here have the moments of the ensemble', () => {
  const size = 200
  const variances = Float64Array.from({ length: size }, (_, i) => (i < 150 ? 2 : 5.5))
  it.each([
    ['marchenko-pastur', { ratio: 0.1 }, covarianceEigenvalues(new Float64Array(size).fill(1), 10 * size, 1)],
    ['deformed-marchenko-pastur', { ratio: 0.25 }, covarianceEigenvalues(variances, 4 * size, 2)],
    ['wachter', { corner: 0.25, rank: 0.4 }, projectionCorner(size, 4 * size, 320, 3)],
    ['kesten-mckay', { degree: 6 }, projectionCorner(size, 6 * size, 3 * size, 4).map((x) => 6 * (2 * x - 1))],
  ] as const)('%s', (id, options, values) => {
    const { moments } = standardRegistry.get('ensemble', id).facts(options)
    const unit = Math.sqrt(moments[1])
    momentsOf(values).forEach((moment, k) => {
      expect(Math.abs(moment - moments[k]!) / unit ** (k + 1)).toBeLessThan(0.05)
    })
  })
})

it('spikes move the trace by their sum, and each moves the values past no more than one neighbour', () => {
  const values = standardRegistry.get('ensemble', 'semicircle').sample(100, 1)
  const spiked = withSpikes(values, [3, 2], 5)
  const sum = (list: Float64Array) => list.reduce((total, x) => total + x, 0)
  expect(sum(spiked) - sum(values)).toBeCloseTo(5, 9)
  spiked.forEach((x, k) => {
    expect(x).toBeGreaterThanOrEqual(values[k]! - 1e-9)
    expect(x).toBeLessThanOrEqual((values[k + 2] ?? Infinity) + 1e-9)
  })
})

it('outliers are matched one to one, within reach', () => {
  expect(outlierErrors([1.01, 5], [1, 2], 10)).toEqual({ wanted: 2, found: 1, false: 1, place: Infinity })
  expect(outlierErrors([1, 1.01], [1], 10)).toMatchObject({ found: 1, false: 1, place: 0 })
  expect(outlierErrors([], [], 10)).toMatchObject({ found: 0, false: 0, place: Number.NaN })
})

describe('trials', () => {
  const trials = trialsOf(standardRegistry)

  it('have names of their own, and those asked for are found', () => {
    expect(new Set(trials.map(({ name }) => name)).size).toBe(trials.length)
    expect(namedTrials(trials, []).length).toBe(trials.length)
    expect(namedTrials(trials, ['WACHTER']).map(({ ratio }) => ratio)).toEqual([1.5, 3])
    expect(() => namedTrials(trials, ['no such trial'])).toThrow()
  })

  it('tell a law that is met, with its targets, from data that must not be trusted', () => {
    const chosen = namedTrials(trials, ['compound free Poisson', 'two points and semicircle, to 8']).filter(
      ({ outliers }) => outliers.length === 0,
    )
    const runs = chosen.map((trial) => runTrial(standardRegistry, trial, trial.exact(), 1, 300))
    expect(runs.map(({ trusted, exitCode, possible }) => [trusted, exitCode, possible])).toEqual([
      [true, 0, true],
      [false, 3, false],
    ])
    expect(runs[0]!.errors.KS).toBeLessThan(0.01)
    expect(runs[1]!.errors).toEqual({})
    expect(runs[1]!.reasons).not.toEqual([])
    expect(describeRuns(chosen, runs)).toMatch(/compound free Poisson +KS .* 0\.01 +1 of 1/)
  })
})

describe('coverage', () => {
  const flow = standardRegistry.get('flow', 'free')
  const semicircle = (sigma2: number) => flow.carry(freeLevyCurve({ a: 0, sigma2, rates: [], jumps: [] }), 1).law
  const draws = [0.9, 0.95, 1, 1.05, 1.1].map(semicircle)
  const bands = lawBands(semicircle(1), { draws, rivals: [], from: 'draws' })

  it('sees truths within a band and beyond it', () => {
    const held = (sigma2: number, ks: number) => bandsHold(bands, (x) => cdfAt(semicircle(sigma2), x), ks)
    expect(held(1.02, bands.ks / 2)).toEqual({ pointwise: 1, whole: true, width: 2 })
    expect(held(4, 2 * bands.ks).pointwise).toBeLessThan(0.3)
    expect(held(4, 2 * bands.ks)).toMatchObject({ whole: false, width: 0.5 })
  })

  it('counts what bands of a sampled matrix hold', () => {
    const setting = { ...COVERAGE.find(({ name }) => name === 'semicircle')!, n0: 100 }
    const run = runCoverage(standardRegistry, setting, exactOf(standardRegistry, setting), 1)
    expect(run.from).toBe('draws')
    expect(run.held.support).toBeGreaterThanOrEqual(0)
    expect(describeCoverage([setting], [run])).toContain('whole CDF')
  })
})

it('a missing number makes the largest missing, and the median only where half are', () => {
  expect(summaryOf([3, 1, 2])).toEqual({ median: 2, mean: 2, largest: 3 })
  expect(summaryOf([1, Number.NaN, 2]).median).toBe(2)
  expect(summaryOf([1, Number.NaN]).largest).toBe(Infinity)
  expect(countsOf([0, 3, 0])).toBe('0 ×2, 3 ×1')
})

it('what differs only in its numbers is said once', () => {
  const said = ['off by 1.5e-3', 'off by 2', 'else'].map((text, k) => ({ of: `run ${k}`, text }))
  expect(saidOf(said)).toEqual(['  run 0 and 1 more: off by 1.5e-3', '  run 2: else'])
})
