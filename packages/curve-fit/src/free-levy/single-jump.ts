import type { FreeLevyParameters } from '@freecurve/core'
import type { CountModes } from './count-modes.ts'
import { countAmplitudes, countGap } from './count-residual.ts'
import type { ObservedCounts } from './observed-counts.ts'

/** Gauss–Newton steps: quadratic convergence from the cumulants, which are already close. */
const STEPS = 12
/** Step of the numerical derivatives, in units of the deviation. */
const DIFFERENCE = 1e-5

/**
 * The law of one jump that comes closest: a shifted Marchenko–Pastur law, or a semicircle as its limit. Two numbers beside the mean, the
 * variance s and the jump t, by Gauss–Newton on the modes of the counting function from s = κ₂, t = κ₃/κ₂. An atom in the data
 * leaves no choice: rate 1 − w, and the jump that gives the mean.
 *
 * @returns null where the steps leave the laws there are, or an atom and the mean agree with no jump.
 */
export function singleJump(observed: ObservedCounts, modes: CountModes): FreeLevyParameters | null {
  const { mean, deviation, atoms, values } = observed
  const [atom] = atoms
  if (atom !== undefined) {
    const rate = 1 - atom.weight
    const jump = (mean - atom.x) / rate
    return jump === 0 ? null : { a: atom.x, sigma2: 0, rates: [rate], jumps: [jump] }
  }
  const third = values.reduce((sum, x) => sum + (x - mean) ** 3, 0) / values.length
  // In units of the deviation, with the variance as a logarithm: no scale, and no sign to lose.
  let logVariance = 0
  let jump = third / deviation ** 3
  const modesAt = (log: number, t: number): Float64Array =>
    countAmplitudes(countGap(parametersOf(observed, log, t), observed).gap, modes)
  for (let step = 0; step < STEPS; step++) {
    const rest = modesAt(logVariance, jump)
    const byVariance = slope(modesAt(logVariance - DIFFERENCE, jump), modesAt(logVariance + DIFFERENCE, jump))
    const byJump = slope(modesAt(logVariance, jump - DIFFERENCE), modesAt(logVariance, jump + DIFFERENCE))
    const [a, b, d] = [dot(byVariance, byVariance), dot(byVariance, byJump), dot(byJump, byJump)]
    const [p, q] = [-dot(byVariance, rest), -dot(byJump, rest)]
    const determinant = a * d - b * b
    if (!(determinant > 0)) return null
    const first = (d * p - b * q) / determinant
    const second = (a * q - b * p) / determinant
    logVariance += first
    jump += second
    if (!(Math.abs(logVariance) < 5 && Math.abs(jump) < 1e3)) return null
    if (Math.hypot(first, second) < 1e-9) break
  }
  return parametersOf(observed, logVariance, jump)
}

/**
 * The Marchenko–Pastur law without a shift, for data of one sign: drift 0 and t = s/κ₁ leave one number, the variance. It is the law of a
 * Gram matrix of independent entries, and at any larger size its support ends at 0.
 *
 * @returns null where the steps leave the laws there are.
 */
export function unshiftedJump(observed: ObservedCounts, modes: CountModes): FreeLevyParameters | null {
  const { mean, deviation } = observed
  const at = (log: number): FreeLevyParameters => {
    const variance = deviation ** 2 * Math.exp(log)
    return { a: 0, sigma2: 0, rates: [mean ** 2 / variance], jumps: [variance / mean] }
  }
  const modesAt = (log: number): Float64Array => countAmplitudes(countGap(at(log), observed).gap, modes)
  let log = 0
  for (let step = 0; step < STEPS; step++) {
    const rate = slope(modesAt(log - DIFFERENCE), modesAt(log + DIFFERENCE))
    const move = -dot(rate, modesAt(log)) / dot(rate, rate)
    log += move
    if (!(Math.abs(log) < 5)) return null
    if (Math.abs(move) < 1e-9) break
  }
  return at(log)
}

/** Smallest jump that is told from a semicircle, in units of the deviation: a rate of 1e12 still leaves the drift its digits. */
const SEMICIRCLE = 1e-6

function parametersOf({ mean, deviation }: ObservedCounts, logVariance: number, jump: number): FreeLevyParameters {
  const variance = deviation ** 2 * Math.exp(logVariance)
  if (Math.abs(jump) < SEMICIRCLE) return { a: mean, sigma2: variance, rates: [], jumps: [] }
  const t = jump * deviation
  return { a: mean - variance / t, sigma2: 0, rates: [variance / t ** 2], jumps: [t] }
}

const slope = (before: Float64Array, after: Float64Array): Float64Array =>
  after.map((x, k) => (x - before[k]!) / (2 * DIFFERENCE))

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0)
