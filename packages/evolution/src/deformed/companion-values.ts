import { repeatedValues } from '@freecurve/atoms'
import { FreecurveError, type Spectrum } from '@freecurve/core'

/** The empirical companion law ν of a spectrum: points x_i ≥ 0, ascending and distinct, with weights p_i > 0 of sum 1. */
export interface CompanionValues {
  readonly points: Float64Array
  readonly weights: Float64Array
  /** Share of zeros of the spectrum itself. */
  readonly zeros: number
  /** Weight of ν off 0: c times the share of the spectrum that is not zero. */
  readonly rank: number
  /** Eigenvalues that are not zero, over all samples. */
  readonly count: number
}

/**
 * ν = c ρ + (1 − c) δ_0 of the pooled eigenvalues, zeros to rounding put at 0: N×N instead of p×p, c = p/N.
 *
 * @throws E_DOMAIN for a negative eigenvalue, E_OPTION_VALUE where there are fewer zeros than an aspect ratio above 1 forces.
 */
export function companionValues({ samples }: Spectrum, aspectRatio: number): CompanionValues {
  const pooled = Float64Array.from(samples.flatMap((values) => Array.from(values))).sort()
  const { atoms, rest } = repeatedValues(pooled, samples.length)
  const rounding = pooled.length * Number.EPSILON * pooled[pooled.length - 1]!
  const weightOf = new Map<number, number>()
  const add = (x: number, share: number) => {
    const at = Math.abs(x) <= rounding ? 0 : x
    weightOf.set(at, (weightOf.get(at) ?? 0) + aspectRatio * share)
  }
  for (const { x, weight } of atoms) add(x, weight)
  for (const x of rest) add(x, 1 / pooled.length)
  const smallest = Math.min(...weightOf.keys())
  if (smallest < 0)
    throw new FreecurveError(
      'E_DOMAIN',
      `The deformed flow is for Gram matrices, which have no negative eigenvalues; found ${smallest}. Use the flow "free".`,
      { argument: 'spectrum', got: smallest },
    )
  const zeros = (weightOf.get(0) ?? 0) / aspectRatio
  const rank = aspectRatio * (1 - zeros)
  const left = 1 - rank
  if (left < -1e-9)
    throw new FreecurveError(
      'E_OPTION_VALUE',
      `Aspect ratio ${aspectRatio} forces a share of at least ${1 - 1 / aspectRatio} zero eigenvalues; found ${zeros}. Check c0 = p/N, dimension over number of samples.`,
      { option: 'aspectRatio', got: aspectRatio },
    )
  if (left > 1e-9) weightOf.set(0, left)
  else weightOf.delete(0)
  const entries = [...weightOf].sort(([x], [y]) => x - y)
  return {
    points: Float64Array.from(entries, ([x]) => x),
    weights: Float64Array.from(entries, ([, p]) => p),
    zeros,
    rank,
    count: Math.round(pooled.length * (1 - zeros)),
  }
}
