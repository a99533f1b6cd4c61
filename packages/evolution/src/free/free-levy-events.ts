import type { FlowEvent, FreeLevyParameters } from '@freecurve/core'
import { gapSeeds, imageOfReal, reciprocalMap } from '@freecurve/curves'

/**
 * Splits and the atom's birth as the ratio grows. A gap opens where the level τ passes a minimum of q between two poles:
 * τ* = q(u*), at x* = z_0(u*) + (τ* − 1) u*. The atom appears at the drift a once τ passes the total rate Σ r_j.
 */
export function freeLevyEvents(parameters: FreeLevyParameters, from: number, to: number): readonly FlowEvent[] {
  const map = reciprocalMap(parameters)
  const splits = gapSeeds(map).map(({ u, level }) => ({
    kind: 'split' as const,
    ratio: level,
    x: imageOfReal(map, u) + (level - 1) * u,
  }))
  const births = Number.isFinite(map.rate) ? [{ kind: 'atom-birth' as const, ratio: map.rate, x: map.drift }] : []
  return [...splits, ...births].filter(({ ratio }) => ratio >= from && ratio <= to).sort((p, q) => p.ratio - q.ratio)
}
