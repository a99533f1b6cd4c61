import type { FreeLevyParameters } from '@freecurve/core'
import { type BulkPoint, cdfPlaceSensitivity, cdfSensitivity } from '@freecurve/curves'
import type { Random } from '@freecurve/numerics'
import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix'
import type { CountModes } from '../../counts/count-modes.ts'
import { countAmplitudes, countGap } from '../../counts/count-residual.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import type { JumpModel } from './jump-model.ts'

/** The θ of least residual. */
export interface FittedModel {
  readonly theta: readonly number[]
  readonly parameters: FreeLevyParameters
  /** Sum of squares of the modes in units of their noise. */
  readonly chi2: number
  /** JᵀJ of the modes in θ: the inverse covariance of θ. */
  readonly precision: readonly (readonly number[])[]
  readonly model: JumpModel
}

/** Levenberg–Marquardt steps, and the gain in χ² that ends them. */
const STEPS = 60
const SETTLED = 1e-4
/** The same as a share of χ², for measures that explain nothing. */
const UNLIKELY = 1e-6
/** Step of the numerical derivatives of the parameters in θ. */
const DIFFERENCE = 1e-5
/** Added to the diagonal, for numbers that the data do not feel at all. */
const TINY = 1e-12
/** Damping beyond which no step will be found. */
const STUCK = 1e10

/**
 * Least squares of the counting modes in θ by Levenberg's and Marquardt's steps. The sensitivities of the CDF to mean, strengths and
 * places are closed forms; only the parameters' own dependence on θ is differenced.
 *
 * @returns null where there is no law at the start.
 */
export function fitModel(model: JumpModel, observed: ObservedCounts, modes: CountModes): FittedModel | null {
  let here = residualAt(model, model.start, observed, modes)
  let slopes = here === null ? null : slopesAt(model, here, modes)
  let damping = 1e-3
  let precision: readonly (readonly number[])[] = []
  for (let step = 0; here !== null && slopes !== null && step < STEPS; step++) {
    const { theta, rest, chi2 }: Residual = here
    const columns: readonly Float64Array[] = slopes
    precision = columns.map((a) => columns.map((b) => dot(a, b)))
    const normal = precision.map((row, i) => row.map((x, j) => (i === j ? x * (1 + damping) + TINY : x)))
    const gradient = columns.map((slope) => dot(slope, rest))
    const move = solve(new Matrix(normal), Matrix.columnVector(gradient), true).to1DArray()
    const next = residualAt(
      model,
      theta.map((x, k) => x + move[k]!),
      observed,
      modes,
    )
    if (next !== null && next.chi2 < chi2) {
      here = next
      slopes = slopesAt(model, here, modes)
      damping /= 5
      if (chi2 - next.chi2 < SETTLED + UNLIKELY * chi2) break
    } else {
      damping *= 5
      if (damping > STUCK) break
    }
  }
  if (here === null || slopes === null) return null
  const { theta, parameters, chi2 } = here
  return { theta, parameters, chi2, precision, model }
}

interface Residual {
  readonly theta: readonly number[]
  readonly parameters: FreeLevyParameters
  /** u(x + i0) at the points of comparison. */
  readonly at: readonly BulkPoint[]
  /** The modes in units of their noise. */
  readonly rest: Float64Array
  readonly chi2: number
}

function residualAt(
  model: JumpModel,
  theta: readonly number[],
  observed: ObservedCounts,
  modes: CountModes,
): Residual | null {
  const parameters = model.parametersAt(theta)
  if (parameters === null) return null
  const { at, gap } = countGap(parameters, observed)
  const rest = countAmplitudes(gap, modes)
  return { theta, parameters, at, rest, chi2: dot(rest, rest) }
}

/** Derivatives of the modes of the CDF in θ; null at the border of the laws there are. */
function slopesAt(
  model: JumpModel,
  { theta, parameters, at }: Residual,
  modes: CountModes,
): readonly Float64Array[] | null {
  const slopes: Float64Array[] = []
  for (let k = 0; k < theta.length; k++) {
    const beside = model.parametersAt(theta.map((x, j) => (j === k ? x + DIFFERENCE : x)))
    if (beside === null) return null
    slopes.push(countAmplitudes(changeTowards(parameters, beside, DIFFERENCE, at), modes))
  }
  return slopes
}

/** The CDF's change at the points of comparison per unit step towards parameters a small step away. */
function changeTowards(
  here: FreeLevyParameters,
  beside: FreeLevyParameters,
  step: number,
  at: readonly BulkPoint[],
): Float64Array {
  const mean = (meanOf(beside) - meanOf(here)) / step
  const sigma2 = (beside.sigma2 - here.sigma2) / step
  const moved = here.jumps.map((t, j) => {
    const s = here.rates[j]! * t * t
    const other = beside.jumps[j]!
    return { t, s, dt: (other - t) / step, ds: (beside.rates[j]! * other * other - s) / step }
  })
  return Float64Array.from(at, (u) => {
    const size = u.re * u.re + u.im * u.im
    let sum = size === 0 ? 0 : (-mean * u.im) / (Math.PI * size)
    if (sigma2 !== 0) sum += sigma2 * cdfSensitivity(0, u)
    for (const { t, s, dt, ds } of moved) {
      if (ds !== 0) sum += ds * cdfSensitivity(t, u)
      if (dt !== 0) sum += s * dt * cdfPlaceSensitivity(t, u)
    }
    return sum
  })
}

const meanOf = ({ a, rates, jumps }: FreeLevyParameters): number => rates.reduce((sum, r, j) => sum + r * jumps[j]!, a)

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** A θ as likely as the data allow: θ̂ + L⁻ᵀξ for the precision LLᵀ and ξ standard normal. */
export function drawTheta({ theta, precision }: FittedModel, random: Random): readonly number[] {
  const noise = theta.map(() => random.normal())
  const factor = new CholeskyDecomposition(new Matrix(precision.map((row) => [...row])))
  if (!factor.isPositiveDefinite()) return theta
  const move = solve(factor.lowerTriangularMatrix.transpose(), Matrix.columnVector(noise)).to1DArray()
  return theta.map((x, k) => x + move[k]!)
}
