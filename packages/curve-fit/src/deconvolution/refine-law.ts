import type { PowerCounts } from '@freecurve/curves'
import { nonnegativeLeastSquares } from '@freecurve/numerics'
import { toModes } from '../counts/count-modes.ts'
import { holdEquations } from '../free-levy/measure/strict-equations.ts'
import { compressedGap } from './compressed-gap.ts'
import type { DeconvolutionProblem } from './deconvolution-problem.ts'
import { addToNodes } from './lumps.ts'

/** A density at one weight of the penalty. */
export interface RefinedLaw {
  readonly density: Float64Array
  readonly smoothness: number
  /** Log-evidence of the weight, up to a constant. */
  readonly evidence: number
}

/**
 * Gauss–Newton steps at one weight λ of the penalty λ²∫(φ″)²dξ: nonnegative least squares for the density, on the gap between the observed
 * and the compressed CDF in units of its noise. Null where a density collapses.
 */
export function refineLaw(
  problem: DeconvolutionProblem,
  start: Float64Array,
  smoothness: number,
  steps: number,
): RefinedLaw | null {
  const { modes, roughness, strict, columns, grid } = problem
  const rows = modes.count + roughness.rows + strict.length
  let density = start
  let evidence = 0
  for (let step = 0; step < steps; step++) {
    const found = compressedGap(problem, density)
    if (found === null) return null
    const { at, gap } = found
    const matrix = new Float64Array(rows * columns)
    const right = new Float64Array(rows)
    const sensitivity = sensitivityColumns(problem, at)
    const points = gap.length
    for (let j = 0; j < columns; j++) {
      const column = sensitivity.subarray(j * points, (j + 1) * points)
      for (let i = 0; i < points; i++) gap[i]! += column[i]! * density[j]!
      toModes(modes, column, matrix, j * rows)
      if (j < grid.nodes.length)
        for (let i = 0; i < roughness.rows; i++)
          matrix[j * rows + modes.count + i] = smoothness * roughness.matrix[j * roughness.rows + i]!
      strict.forEach(({ row }, i) => {
        matrix[j * rows + modes.count + roughness.rows + i] = row[j]!
      })
    }
    toModes(modes, gap, right, 0)
    strict.forEach(({ value }, i) => {
      right[modes.count + roughness.rows + i] = value
    })
    const positive = [...density.keys()].filter((j) => density[j]! > 0)
    const fit = nonnegativeLeastSquares({ rows, columns, matrix, right }, positive)
    const rest = right.slice(0, modes.count + roughness.rows)
    fit.x.forEach((x, j) => {
      if (x !== 0) for (let i = 0; i < rest.length; i++) rest[i]! -= matrix[j * rows + i]! * x
    })
    evidence = -0.5 * rest.reduce((sum, r) => sum + r * r, 0) - fit.halfLogDet + roughness.rows * Math.log(smoothness)
    density = holdEquations(fit.x, strict)
  }
  return { density, smoothness, evidence }
}

/** ∂F/∂φ_j at the points of comparison, −τ arg(ζ − x)/π per unit of mass at x: column-major, points × unknowns. */
function sensitivityColumns(problem: DeconvolutionProblem, { re, im }: PowerCounts): Float64Array {
  const { lumps, ratio, columns, atomAtZero, origin } = problem
  const points = re.length
  const out = new Float64Array(points * columns)
  const factor = -ratio / Math.PI
  for (let k = 0; k < lumps.places.length; k++)
    for (let i = 0; i < points; i++)
      addToNodes(lumps, k, factor * Math.atan2(im[i]!, re[i]! - (lumps.places[k]! - origin)), out, i, points)
  if (atomAtZero) for (let i = 0; i < points; i++) out[(columns - 1) * points + i] = factor * Math.atan2(im[i]!, re[i]!)
  return out
}
