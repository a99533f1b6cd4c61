import type { FlowEvent, PopulationParameters } from '@freecurve/core'
import { companionOf, gapSeeds, imageOfReal, reciprocalMap } from '@freecurve/curves'

/**
 * Merges, and the birth of the atom, as the aspect ratio τc grows: a gap closes where the smallest value of q between two poles,
 * which is τ times that at ratio 1, reaches 1. The atom at 0 appears at τ = 1/c where the population has none.
 */
export function populationEvents(parameters: PopulationParameters, from: number, to: number): readonly FlowEvent[] {
  const companion = companionOf(parameters)
  const merges = gapSeeds(reciprocalMap(companion)).map(({ u, level }) => {
    const ratio = 1 / level
    const there = reciprocalMap({ ...companion, rates: companion.rates.map((rate) => rate * ratio) })
    return { kind: 'merge' as const, ratio, x: imageOfReal(there, u) }
  })
  const births =
    parameters.values[0] === 0 ? [] : [{ kind: 'atom-birth' as const, ratio: 1 / parameters.aspectRatio, x: 0 }]
  return [...merges, ...births].filter(({ ratio }) => ratio >= from && ratio <= to).sort((p, q) => p.ratio - q.ratio)
}
