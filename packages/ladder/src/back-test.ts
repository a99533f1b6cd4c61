import { callPlugin, type Ladder, pooledValues, type QuantileCurve, type ScalingHypothesis } from '@freecurve/core'
import { distancesBetween, roundingOf } from '@freecurve/law'
import { isPositive, momentsOf } from './moments.ts'
import { valuesAt } from './quantile-curve.ts'

/** How well a hypothesis predicts the largest known size from the smaller ones. */
export interface BackTest {
  /** Kolmogorov–Smirnov distance. */
  readonly ks: number
  /** W1 over the deviation of the values, both of logarithms where all values are positive. */
  readonly w1: number
  /** Their sum: KS alone does not see how far tails are off, W1 alone not where most values are. */
  readonly score: number
  /** What was predicted for the largest size. */
  readonly predicted: QuantileCurve
}

/** The test, or null where the smaller sizes are too few for the hypothesis; a text where it does not apply to them. */
export function backTest(hypothesis: ScalingHypothesis, { spectra }: Ladder): BackTest | string | null {
  const known: Ladder = { spectra: spectra.slice(0, -1) }
  if (known.spectra.length < hypothesis.fewestSizes) return null
  const learnt = callPlugin(hypothesis, () => hypothesis.learn(known))
  if (typeof learnt === 'string') return learnt
  const largest = spectra[spectra.length - 1]!
  const truth = pooledValues(largest.samples)
  const predicted = callPlugin(hypothesis, () => learnt.at(largest.size))
  // As many values as there are: KS then carries half a value's rounding, and the curve needs no integrals.
  const shares = truth.map((_, k) => (k + 0.5) / truth.length)
  const values = valuesAt(predicted, shares)
  const { ks, w1PerDeviation } = distancesBetween(values, truth)
  const w1 = isPositive({ spectra }) ? logDistance(values, truth) : w1PerDeviation!
  return { ks, w1, score: ks + w1, predicted }
}

/** W1 of logarithms over their deviation, for as many values; what a rule puts below rounding, or below 0, counts as if at rounding. */
function logDistance(values: Float64Array, truth: Float64Array): number {
  const least = roundingOf(truth)
  const logs = truth.map(Math.log)
  const off = logs.reduce((sum, y, k) => sum + Math.abs(Math.log(Math.max(least, values[k]!)) - y), 0)
  return off / truth.length / Math.sqrt(momentsOf(logs).variance)
}
