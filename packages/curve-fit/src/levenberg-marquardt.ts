import { backSubstitute, triangularize } from '@freecurve/numerics'

/** A least-squares minimum, as far as the steps went. */
export interface LeastSquaresFit {
  readonly at: Float64Array
  readonly residual: Float64Array
  /** ‖residual‖². */
  readonly chi2: number
}

/** How the steps are taken. */
export interface LeastSquaresSteps {
  /** Step of the difference quotients. @default 1e-5 */
  readonly difference?: number
  /** Largest change of one parameter in one step. @default 0.5 */
  readonly reach?: number
  /** Most steps: each start is near its end. @default 20 */
  readonly most?: number
}

/** A step that gains less than this in χ² is the last: noise moves χ² by 1. */
const GAIN = 1e-3

/**
 * Least ‖r(p)‖² from p = start by Levenberg–Marquardt steps (Marquardt 1963) with difference quotients, each parameter in units of its
 * own column.
 *
 * @param residualOf r(p), of one length; null where p is none.
 * @returns null where the start is none.
 */
export function levenbergMarquardt(
  start: Float64Array,
  residualOf: (at: Float64Array) => Float64Array | null,
  { difference = 1e-5, reach = 0.5, most = 20 }: LeastSquaresSteps = {},
): LeastSquaresFit | null {
  let residual = residualOf(start)
  if (residual === null) return null
  let at = start
  let chi2 = squareOf(residual)
  let damping = 1e-3
  for (let step = 0; step < most && at.length > 0; step++) {
    const here = residual
    const columns = Array.from(at, (_, k) => slopeAlong(at, k, difference, here, residualOf))
    if (!columns.every((column) => column !== null)) break
    const before = chi2
    while (damping < 1e6) {
      const move = dampedStep(columns, residual, damping)
      const next = at.map((x, k) => x + Math.max(-reach, Math.min(reach, move[k]!)))
      const nextResidual = residualOf(next)
      const nextChi2 = nextResidual === null ? Infinity : squareOf(nextResidual)
      if (nextResidual !== null && nextChi2 <= chi2) {
        at = next
        residual = nextResidual
        chi2 = nextChi2
        damping = Math.max(1e-9, damping / 10)
        break
      }
      damping *= 10
    }
    if (!(before - chi2 > GAIN)) break
  }
  return { at, residual, chi2 }
}

function slopeAlong(
  at: Float64Array,
  k: number,
  difference: number,
  residual: Float64Array,
  residualOf: (at: Float64Array) => Float64Array | null,
): Float64Array | null {
  const moved = at.slice()
  moved[k]! += difference
  return residualOf(moved)?.map((x, i) => (x - residual[i]!) / difference) ?? null
}

/** min ‖J d + r‖² + damping² ‖D d‖², D the sizes of J's columns. */
function dampedStep(columns: readonly Float64Array[], residual: Float64Array, damping: number): Float64Array {
  const count = columns.length
  const rows = residual.length + count
  const matrix = new Float64Array(rows * (count + 1))
  columns.forEach((column, k) => {
    matrix.set(column, k * rows)
    matrix[k * rows + residual.length + k] = damping * Math.sqrt(squareOf(column))
  })
  for (let i = 0; i < residual.length; i++) matrix[count * rows + i] = -residual[i]!
  triangularize(matrix, rows, count + 1)
  const step = backSubstitute(matrix, rows, count, matrix.subarray(count * rows, count * rows + count))
  return step ?? new Float64Array(count)
}

const squareOf = (values: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!
  return sum
}
