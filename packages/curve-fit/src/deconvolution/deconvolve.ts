import { countAmplitudes } from '../counts/count-residual.ts'
import { compressedGap } from './compressed-gap.ts'
import type { DeconvolutionProblem } from './deconvolution-problem.ts'
import { type RefinedLaw, refineLaw } from './refine-law.ts'

/** The density that explains the counts, and how well. */
export interface Deconvolved extends RefinedLaw {
  /** Mean square of the counting modes in units of their noise. */
  readonly residual: number
  /** Root mean square distance of the CDFs. */
  readonly cdf: number
}

/** Weights of the penalty that compete, smooth first: half decades. */
const WEIGHTS = [1000, 316, 100, 31.6, 10, 3.16, 1, 0.316, 0.1]
/** Gauss–Newton steps at the first weight and at each further one, which starts from its neighbour. */
const FIRST_STEPS = 4
const STEPS = 2
/** Steps at the chosen weight, until nothing moves. */
const LAST_STEPS = 3

/** The density of largest evidence among the weights of the penalty (MacKay 1992); null where none is found. */
export function deconvolve(problem: DeconvolutionProblem): Deconvolved | null {
  let density = startingDensity(problem)
  let best: RefinedLaw | null = null
  for (const weight of WEIGHTS) {
    const state: RefinedLaw | null = refineLaw(problem, density, weight, best === null ? FIRST_STEPS : STEPS)
    if (state === null) break
    density = state.density
    if (best === null || state.evidence > best.evidence) best = state
    else if (state.evidence < best.evidence - 10) break
  }
  const chosen = best && refineLaw(problem, best.density, best.smoothness, LAST_STEPS)
  const left = chosen && compressedGap(problem, chosen.density)
  if (chosen === null || left === null) return null
  const meanOfSquares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0) / values.length
  return {
    ...chosen,
    residual: meanOfSquares(countAmplitudes(left.gap, problem.modes)),
    cdf: Math.sqrt(meanOfSquares(left.gap)),
  }
}

/** Mass spread evenly over the grid in ξ, a semicircle of it: Gauss–Newton needs no better start, as the compression blurs it anyway. */
function startingDensity({ grid, columns, strict }: DeconvolutionProblem): Float64Array {
  const { coordinates } = grid
  const end = coordinates[coordinates.length - 1]!
  const [mass] = strict
  const shape = Float64Array.from({ length: columns }, (_, j) =>
    j < coordinates.length ? Math.sqrt(Math.max(0, coordinates[j]! * (end - coordinates[j]!))) : 0,
  )
  const total = shape.reduce((sum, x, j) => sum + x * mass!.row[j]!, 0)
  return shape.map((x) => (x * mass!.value) / total)
}
