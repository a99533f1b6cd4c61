import type { FreeLevyParameters } from '@freecurve/core'
import type { CountModes } from '../../counts/count-modes.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { joinSlightJumps } from '../measure/join-slight-jumps.ts'
import { type FittedModel, fitModel } from './fit-model.ts'
import type { JumpModel } from './jump-model.ts'

/** Jumps on each side that stand for the measure, while it is fitted and in the end: closer than any bulk they could make. */
const COARSE = 40
const FINE = 160
/** Where the sides end, in their own scales: a share of 1e-5 of the strength is beyond. */
const REACH = 14
/** Scales, in units of the deviation, within which the two sides are looked for. */
const SMALLEST = -6
const LARGEST = 1

/** A measure whose strengths fall off exponentially. */
export interface ExponentialJumps {
  readonly fit: FittedModel
  /** The measure in finer jumps, which no ratio tears into its grid points. */
  readonly fine: (theta: readonly number[]) => FreeLevyParameters
  /** Strength per dt at t, up to a constant. */
  readonly strengthAt: (t: number) => number
}

/**
 * Jumps to both sides of 0 whose strength r t² falls off exponentially, on each side at a scale of its own:
 * σ(dt) ∝ e^{−t/b₊} dt for t > 0, e^{t/b₋} dt for t < 0. Four numbers, the mean, the variance and the two scales, and with them
 * κ₂, κ₃ and κ₄, which is all that a small submatrix tells of a law of one bulk. Directions of a large matrix are many and slight, few
 * and large: of the laws with these cumulants this one predicts real kernels best (ntk-logm, 20 samples of 1024 to 50056: KS
 * 0.013, the smoothest measure 0.043).
 *
 * @returns null where the steps leave the laws there are.
 */
export function exponentialJumps(observed: ObservedCounts, modes: CountModes, size: number): ExponentialJumps | null {
  const model: JumpModel = {
    start: [0, 0, Math.log(0.2), Math.log(0.2)],
    parametersAt: (theta) => {
      const [, variance, ...scales] = theta
      const inside = Math.abs(variance!) < LARGEST && scales.every((b) => b > SMALLEST && b < LARGEST)
      return inside ? parametersOf(observed, theta, COARSE) : null
    },
  }
  const fit = fitModel(model, observed, modes)
  if (fit === null) return null
  const [right, left] = fit.theta.slice(2).map((log) => Math.exp(log) * observed.deviation)
  return {
    fit,
    fine: (theta) => joinSlightJumps(parametersOf(observed, theta, FINE), size),
    strengthAt: (t) => Math.exp(-Math.abs(t) / (t > 0 ? right! : left!)),
  }
}

function parametersOf(
  { mean, deviation }: ObservedCounts,
  [shift, variance, right, left]: readonly number[],
  count: number,
): FreeLevyParameters {
  const sides = [
    { scale: -Math.exp(left!), order: (k: number) => count - 1 - k },
    { scale: Math.exp(right!), order: (k: number) => k },
  ]
  const jumps: number[] = []
  const strengths: number[] = []
  for (const { scale, order } of sides)
    for (let k = 0; k < count; k++) {
      // x = REACH q²: places close to 0 lie closer, as small jumps are told apart least.
      const q = (order(k) + 0.5) / count
      const x = REACH * q * q
      jumps.push(scale * x * deviation)
      strengths.push(Math.exp(-x) * q * Math.abs(scale))
    }
  const total = strengths.reduce((sum, s) => sum + s, 0) / (deviation ** 2 * Math.exp(variance!))
  const rates = jumps.map((t, k) => strengths[k]! / total / t ** 2)
  return {
    a: rates.reduce((drift, rate, k) => drift - rate * jumps[k]!, mean + shift! * deviation),
    sigma2: 0,
    rates,
    jumps,
  }
}
