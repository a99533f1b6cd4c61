import type { FreeLevyParameters } from '@freecurve/core'
import { type BulkPoint, boundaryRoot, cdfAtBoundary, reciprocalMap } from '@freecurve/curves'
import { type CountModes, toModes } from './count-modes.ts'
import type { ObservedCounts } from './observed-counts.ts'

/** Empirical minus theoretical CDF at the points of comparison, and u(x + i0) of the law there. */
export function countGap(
  parameters: FreeLevyParameters,
  { points, shares }: ObservedCounts,
): { readonly at: readonly BulkPoint[]; readonly gap: Float64Array } {
  const map = reciprocalMap(parameters)
  const root = boundaryRoot(map)
  const at = Array.from(points, root)
  return { at, gap: shares.map((share, i) => share - cdfAtBoundary(map, at[i]!)) }
}

/** The gap seen through the modes, in units of their noise. */
export function countAmplitudes(gap: Float64Array, modes: CountModes): Float64Array {
  const amplitudes = new Float64Array(modes.count)
  toModes(modes, gap, amplitudes, 0)
  return amplitudes
}

/** How well a law explains the counts: the mean square of the modes in units of their noise, and the root mean square of the CDF. */
export function countResidual(
  parameters: FreeLevyParameters,
  observed: ObservedCounts,
  modes: CountModes,
): { readonly meanSquare: number; readonly cdf: number } {
  const { gap } = countGap(parameters, observed)
  const meanOfSquares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0) / values.length
  return { meanSquare: meanOfSquares(countAmplitudes(gap, modes)), cdf: Math.sqrt(meanOfSquares(gap)) }
}
