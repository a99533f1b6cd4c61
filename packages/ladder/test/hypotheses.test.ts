import type { ScalingHypothesis } from '@freecurve/core'
import { distancesToSpectrum, lawOfQuantiles } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import {
  constantScaling,
  growingShapeScaling,
  logLinesScaling,
  principalShapeScaling,
  rankLinesScaling,
} from '../src/index.ts'
import { curveOf, ladderOf } from './ladders.ts'

const SIZES = [300, 600]
const TARGET = 4800

type Rule = readonly [hypothesis: ScalingHypothesis, quantile: (p: number, n: number) => number]
const shape = (p: number) => (p - 0.5) * (1 + p)
const momentsOf = (of: (p: number) => number) => {
  const values = Array.from({ length: 20000 }, (_, k) => of((k + 0.5) / 20000))
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) }
}
const { mean, deviation } = momentsOf(shape)
const standard = (p: number) => (shape(p) - mean) / deviation

/** Each hypothesis with ladders that follow its rule. */
const RULES: readonly Rule[] = [
  [constantScaling, (p) => p ** 3 - 0.2],
  [logLinesScaling, (p, n) => n ** -0.3 * 10 ** (5 * p - 4)],
  [rankLinesScaling, (p, n) => n / (1 + n * (1 - p)) ** 1.4],
  [rankLinesScaling, (p, n) => n * (n * (1 - p)) ** -1.3 * Math.exp(-0.3 * (1 - p))],
  [principalShapeScaling, (p, n) => 2 + standard(p) * Math.sqrt(0.5 + n / 400)],
  [growingShapeScaling, (p, n) => 3 + n / 100 + standard(p) * n ** 0.8],
]

describe('a ladder that follows a rule', () => {
  it.each(RULES.map((rule) => [rule[0].id, rule] as const))('is predicted by %s', (_, [hypothesis, quantile]) => {
    const ladder = ladderOf(SIZES, quantile)
    const truth = ladderOf([TARGET, 2 * TARGET], quantile).spectra[0]!.samples[0]!
    const { shares, values } = curveOf(hypothesis, ladder, TARGET)
    const { ks, w1PerDeviation } = distancesToSpectrum(lawOfQuantiles(shares, values), truth)
    // Slopes that vary with rank are known up to their smoothing.
    const exact = hypothesis === rankLinesScaling ? 8e-3 : 2e-3
    expect(ks).toBeLessThan(exact)
    expect(w1PerDeviation).toBeLessThan(exact)
  })

  it.each(RULES.filter(([{ id }]) => id !== 'constant').map((rule) => [rule[0].id, rule] as const))(
    'of %s is not predicted by constant',
    (_, [, quantile]) => {
      const ladder = ladderOf(SIZES, quantile)
      const truth = ladderOf([TARGET, 2 * TARGET], quantile).spectra[0]!.samples[0]!
      const { shares, values } = curveOf(constantScaling, ladder, TARGET)
      expect(distancesToSpectrum(lawOfQuantiles(shares, values), truth).ks).toBeGreaterThan(0.05)
    },
  )
})

describe('what a hypothesis does not apply to', () => {
  it('log-lines and rank-lines want positive values, rounding aside', () => {
    for (const least of [-1, 0, 1e-14]) {
      const ladder = ladderOf(SIZES, (p, n) => (p < 1 / n ? least : p + 1))
      expect(logLinesScaling.learn(ladder)).toMatch(/positive/)
      expect(rankLinesScaling.learn(ladder)).toMatch(/positive/)
    }
  })

  it('rules of shape leave zeros where they are', () => {
    const ladder = ladderOf(SIZES, (p, n) => (p < 0.3 ? 0 : p * Math.sqrt(n)))
    for (const rule of [principalShapeScaling, growingShapeScaling])
      expect(rule.learn(ladder)).toMatch(/180 of 600 eigenvalues are 0/)
  })

  it('principal-shape wants a steady mean and a variance that does not fall', () => {
    expect(principalShapeScaling.learn(ladderOf(SIZES, (p, n) => p + n))).toMatch(/mean/)
    expect(principalShapeScaling.learn(ladderOf(SIZES, (p, n) => (p - 0.5) / n))).toMatch(/variance/)
  })
})
