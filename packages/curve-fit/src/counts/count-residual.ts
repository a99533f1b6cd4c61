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

/** Slowest modes that must agree by themselves: among all of them a shape that is off by a few deviations would pass. */
export const SLOWEST = 8

/**
 * How well a law explains the counts: the mean square of the modes in units of their noise, that of the slowest eight, and the root mean square
 * of the CDF.
 */
export function countResidual(
  parameters: FreeLevyParameters,
  observed: ObservedCounts,
  modes: CountModes,
): { readonly meanSquare: number; readonly slowest: number; readonly cdf: number } {
  const { gap } = countGap(parameters, observed)
  const meanOfSquares = (values: Float64Array) => values.reduce((sum, x) => sum + x * x, 0) / values.length
  const amplitudes = countAmplitudes(gap, modes)
  return {
    meanSquare: meanOfSquares(amplitudes),
    slowest: meanOfSquares(amplitudes.subarray(0, SLOWEST)),
    cdf: Math.sqrt(meanOfSquares(gap)),
  }
}
