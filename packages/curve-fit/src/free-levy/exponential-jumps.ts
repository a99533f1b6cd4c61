import type { FreeLevyParameters } from '@freecurve/core'
import { Matrix, solve } from 'ml-matrix'
import type { CountModes } from './count-modes.ts'
import { countAmplitudes, countGap } from './count-residual.ts'
import { joinSlightJumps } from './join-slight-jumps.ts'
import type { ObservedCounts } from './observed-counts.ts'

/** Jumps on each side that stand for the measure, while it is fitted and in the end: closer than any bulk they could make. */
const COARSE = 40
const FINE = 160
/** Where the sides end, in their own scales: a share of 1e-5 of the strength is beyond. */
const REACH = 14
/** Levenberg–Marquardt steps, and the change of χ² that ends them. */
const STEPS = 30
const SETTLED = 1e-4
/** Step of the numerical derivatives in the logarithms. */
const DIFFERENCE = 1e-4
/** Scales, in units of the deviation, within which the two sides are looked for. */
const SMALLEST = -6
const LARGEST = 1

/** A measure whose strengths fall off exponentially. */
export interface ExponentialJumps {
  readonly parameters: FreeLevyParameters
  /** Strength per dt at t, up to a constant. */
  readonly strengthAt: (t: number) => number
}

/**
 * Jumps to both sides of 0 whose strength r t² falls off exponentially, on each side at a scale of its own:
 * σ(dt) ∝ e^{−t/b₊} dt for t > 0, e^{t/b₋} dt for t < 0. Three numbers beside the mean, the variance and the two scales, and with them
 * κ₂, κ₃ and κ₄, which is all that a small submatrix tells of a law of one bulk. Directions of a large matrix are many and slight, few
 * and large: of the laws with these cumulants this one predicts real kernels best (ntk-logm, 20 samples of 1024 to 50056: KS
 * 0.013, the smoothest measure 0.043).
 *
 * @returns null where the steps leave the laws there are.
 */
export function exponentialJumps(observed: ObservedCounts, modes: CountModes, size: number): ExponentialJumps | null {
  const residualsAt = (logs: Logs): Float64Array =>
    countAmplitudes(countGap(parametersOf(observed, logs, COARSE), observed).gap, modes)
  const found = fitLogs([0, Math.log(0.2), Math.log(0.2)], residualsAt)
  if (found === null) return null
  const [right, left] = [found[1], found[2]].map((log) => Math.exp(log) * observed.deviation)
  return {
    parameters: joinSlightJumps(parametersOf(observed, found, FINE), size),
    strengthAt: (t) => Math.exp(-Math.abs(t) / (t > 0 ? right! : left!)),
  }
}

/** Logarithms of the variance over the observed one, and of b₊ and b₋ over the deviation. */
type Logs = readonly [number, number, number]

function parametersOf(
  { mean, deviation }: ObservedCounts,
  [variance, right, left]: Logs,
  count: number,
): FreeLevyParameters {
  const sides = [
    { scale: -Math.exp(left), order: (k: number) => count - 1 - k },
    { scale: Math.exp(right), order: (k: number) => k },
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
  const total = strengths.reduce((sum, s) => sum + s, 0) / (deviation ** 2 * Math.exp(variance))
  const rates = jumps.map((t, k) => strengths[k]! / total / t ** 2)
  return { a: rates.reduce((drift, rate, k) => drift - rate * jumps[k]!, mean), sigma2: 0, rates, jumps }
}

/** Least squares in the logarithms by Levenberg's and Marquardt's steps; null where they leave the range. */
function fitLogs(start: Logs, residualsAt: (logs: Logs) => Float64Array): Logs | null {
  const squares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0)
  let logs = start
  let rest = residualsAt(logs)
  let damping = 1e-3
  for (let step = 0; step < STEPS; step++) {
    const slopes = logs.map((_, k) => {
      const beside = logs.map((value, j) => (j === k ? value + DIFFERENCE : value)) as unknown as Logs
      return residualsAt(beside).map((value, i) => (value - rest[i]!) / DIFFERENCE)
    })
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
    const normal = slopes.map((a, i) => slopes.map((b, j) => dot(a, b) * (i === j ? 1 + damping : 1)))
    const move = solve(new Matrix(normal), Matrix.columnVector(slopes.map((a) => -dot(a, rest)))).to1DArray()
    const next = logs.map((value, k) => value + move[k]!) as unknown as Logs
    const inside = Math.abs(next[0]) < LARGEST && next.slice(1).every((b) => b > SMALLEST && b < LARGEST)
    const there = inside ? residualsAt(next) : null
    const gain = there === null ? -1 : squares(rest) - squares(there)
    if (there !== null && gain >= 0) {
      logs = next
      rest = there
      damping /= 5
      if (gain < SETTLED) return logs
    } else {
      damping *= 5
      if (damping > 1e8) return inside ? logs : null
    }
  }
  return logs
}
