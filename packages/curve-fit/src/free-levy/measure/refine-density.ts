import { type BulkPoint, cdfSensitivity } from '@freecurve/curves'
import { type LeastSquares, nonnegativeLeastSquares } from '@freecurve/numerics'
import { type CountModes, toModes } from '../../counts/count-modes.ts'
import { countGap } from '../../counts/count-residual.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { addToNodes, type JumpGrid } from './jump-grid.ts'
import { parametersOf } from './levy-measure.ts'
import type { StrictEquation } from './strict-equations.ts'

/** Everything one Gauss–Newton step needs. */
export interface DensityProblem {
  readonly observed: ObservedCounts
  readonly grid: JumpGrid
  readonly modes: CountModes
  readonly roughness: { readonly rows: number; readonly matrix: Float64Array }
  readonly strict: readonly StrictEquation[]
}

/** A density of the free Lévy measure at one weight of the penalty. */
export interface RefinedDensity {
  /** φ at the nodes; behind them the drift over the mean, where it is an unknown. */
  readonly density: Float64Array
  readonly smoothness: number
  /** Log-evidence of the weight, up to a constant. */
  readonly evidence: number
}

/** Gauss–Newton steps at one weight λ of the roughness penalty, each a nonnegative least-squares problem. */
export function refineDensity(
  problem: DensityProblem,
  start: Float64Array,
  smoothness: number,
  steps: number,
): RefinedDensity {
  const { modes, roughness } = problem
  let density = start
  let evidence = 0
  for (let step = 0; step < steps; step++) {
    const linear = linearized(problem, density, smoothness)
    const positive = [...density.keys()].filter((j) => density[j]! > 0)
    const fit = nonnegativeLeastSquares(linear, step === 0 && positive.length === linear.columns ? [] : positive)
    density = fit.x
    const squares = squaredParts(linear, density, modes.count, roughness.rows)
    // log evidence = −½(χ² + penalty) − ½ log det(AᵀA + λ²DᵀD) + ½ log det⁺(λ²DᵀD)
    evidence = -0.5 * (squares.modes + squares.penalty) - fit.halfLogDet + roughness.rows * Math.log(smoothness)
  }
  return { density, evidence, smoothness }
}

/**
 * The nonnegative least-squares problem for a density near a given one. Rows: the modes in units of their noise, then the penalty's, then
 * the strict equations'.
 */
export function linearized(problem: DensityProblem, density: Float64Array, smoothness: number): LeastSquares {
  const { observed, grid, modes, roughness, strict } = problem
  const nodes = grid.coordinates.length
  // One-sided problems have the drift as one more unknown, which only their strict equation feels.
  const columns = density.length
  const points = observed.points.length
  const rows = modes.count + roughness.rows + strict.length
  const { at, gap } = countGap(parametersOf(grid, density, observed.mean), observed)
  const matrix = new Float64Array(rows * columns)
  const right = new Float64Array(rows)
  const sensitivities = sensitivityColumns(grid, at)
  for (let j = 0; j < nodes; j++) {
    const column = sensitivities.subarray(j * points, (j + 1) * points)
    for (let i = 0; i < points; i++) gap[i]! += column[i]! * density[j]!
    toModes(modes, column, matrix, j * rows)
    for (let i = 0; i < roughness.rows; i++)
      matrix[j * rows + modes.count + i] = smoothness * roughness.matrix[j * roughness.rows + i]!
  }
  strict.forEach(({ row }, i) => {
    for (let j = 0; j < columns; j++) matrix[j * rows + modes.count + roughness.rows + i] = row[j]!
  })
  toModes(modes, gap, right, 0)
  strict.forEach(({ value }, i) => {
    right[modes.count + roughness.rows + i] = value
  })
  return { rows, columns, matrix, right }
}

/** ∂F/∂φ_j at the points: column-major, points × nodes. */
function sensitivityColumns(grid: JumpGrid, at: readonly BulkPoint[]): Float64Array {
  const points = at.length
  const columns = new Float64Array(points * grid.coordinates.length)
  for (let k = 0; k < grid.places.length; k++)
    for (let i = 0; i < points; i++) addToNodes(grid, k, cdfSensitivity(grid.places[k]!, at[i]!), columns, i, points)
  return columns
}

function squaredParts(
  { rows, matrix, right }: LeastSquares,
  x: Float64Array,
  modes: number,
  penalties: number,
): { readonly modes: number; readonly penalty: number } {
  const rest = right.slice()
  for (let j = 0; j < x.length; j++)
    if (x[j] !== 0) for (let i = 0; i < rows; i++) rest[i]! -= matrix[j * rows + i]! * x[j]!
  const sum = (from: number, to: number) => rest.subarray(from, to).reduce((total, r) => total + r * r, 0)
  return { modes: sum(0, modes), penalty: sum(modes, modes + penalties) }
}
