import type { FlowEvent, Horizon } from '@freecurve/core'
import { short } from './numbers.ts'

const WORDS = {
  split: 'a bulk splits',
  merge: 'two bulks merge',
  'atom-birth': 'an atom appears',
  'atom-death': 'an atom vanishes',
} as const

/** Most events that are listed. */
const MOST = 12

/** What happens between the smallest and the largest size, a line for each, and how far there is a law. */
export function describeEvents(
  events: readonly FlowEvent[] | null,
  horizon: Horizon | null,
  n0: number,
): readonly string[] {
  const told = (events ?? []).slice(0, MOST)
  const more = (events?.length ?? 0) - told.length
  return [
    ...told.map(
      ({ kind, ratio, x }) =>
        `n ≈ ${Math.round(ratio * n0)} (ratio ${short(ratio)}): ${WORDS[kind]} at x = ${short(x)}`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(events === null ? ['Splits, merges and atoms cannot be told in advance for this curve.'] : []),
    ...(events?.length === 0 ? ['Nothing: no bulk splits or merges, no atom comes or goes.'] : []),
    ...(horizon?.ratio == null ? [] : [`No law exists past n ≈ ${Math.floor(horizon.ratio * n0)}: ${horizon.reason}`]),
  ]
}
