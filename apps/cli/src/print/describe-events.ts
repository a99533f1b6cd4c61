import type { FlowEvent, Horizon } from '@freecurve/core'
import { short } from './numbers.ts'

const WORDS = {
  split: 'a bulk splits',
  merge: 'two bulks merge',
  'atom-birth': 'an atom appears',
  'atom-death': 'an atom vanishes',
} as const

/** Most events that are printed; the report lists all. */
const MOST = 6

/** So many slight bulks are a tail that the fitted measure holds by single jumps. */
const TAIL = 3

/** What happens on the way, one line each. `slight`: slight bulks at the end of it. */
export function describeEvents(
  events: readonly FlowEvent[] | null,
  horizon: Horizon | null,
  slight = 0,
): readonly string[] {
  const shown = (events ?? []).slice(0, MOST)
  const more = (events?.length ?? 0) - shown.length
  return [
    ...(shown.length > 0 ? ['', 'on the way'] : []),
    ...shown.map(({ kind, ratio, x }) => `  ${WORDS[kind]} at ratio ${short(ratio)}, x = ${short(x)}`),
    ...(more > 0 ? [`  and ${more} more, which --json lists`] : []),
    ...(shown.length > 0 && slight >= TAIL
      ? ['  (splits into slight bulks: the fit holds the tail by single jumps, and far away they come apart)']
      : []),
    ...(horizon?.ratio == null ? [] : ['', `horizon at ratio ${short(horizon.ratio)}: ${horizon.reason}`]),
  ]
}
