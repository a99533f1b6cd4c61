import type { FlowEvent, Horizon } from '@freecurve/core'
import type { Errors } from './quantities.ts'
import type { ReferenceCase } from './reference-file.ts'

/** Event kinds as the reference names them. */
const KIND_OF: { readonly [type: string]: FlowEvent['kind'] } = {
  split: 'split',
  merge: 'merge',
  atom_birth: 'atom-birth',
  atom_death: 'atom-death',
}

interface Happening {
  readonly kind: string
  readonly ratio: number
  readonly x: number
}

/** Splits, merges and births of a case, one for every place, ascending in ratio, then in x. */
export function happeningsOf({ events = [] }: ReferenceCase): readonly Happening[] {
  return events
    .filter(({ type }) => type !== 'horizon')
    .flatMap(({ type, ratio, x = Number.NaN }) =>
      (typeof x === 'number' ? [x] : x).map((place) => ({ kind: KIND_OF[type] ?? type, ratio, x: place })),
    )
    .sort(inOrder)
}

const inOrder = (p: Happening, q: Happening): number => p.ratio - q.ratio || p.x - q.x

/**
 * Errors of events (ratios relative, places relative to the width of the initial support) and of a finite horizon.
 * Infinity where the flow cannot tell, or tells of another number of events.
 */
export function compareEvents(
  one: ReferenceCase,
  events: readonly FlowEvent[] | null,
  horizon: Horizon | null,
): Errors {
  const wanted = happeningsOf(one)
  const edges = one.targets[0]?.edges ?? []
  const width = Math.max(...edges) - Math.min(...edges)
  const told = wanted.length > 0 || (events ?? []).length > 0
  return {
    ...(told && eventErrors(wanted, events, width)),
    ...(one.horizon != null && {
      horizon: horizon?.ratio == null ? Infinity : Math.abs(horizon.ratio / one.horizon - 1),
    }),
  }
}

function eventErrors(wanted: readonly Happening[], events: readonly FlowEvent[] | null, width: number): Errors {
  const got = [...(events ?? [])].sort(inOrder)
  const same = got.length === wanted.length && wanted.every(({ kind }, k) => got[k]!.kind === kind)
  if (!same) return { 'event ratios': Infinity, 'event places': Infinity }
  const worst = (error: (k: number) => number) => Math.max(...wanted.map((_, k) => error(k)))
  return {
    'event ratios': worst((k) => Math.abs(got[k]!.ratio / wanted[k]!.ratio - 1)),
    'event places': worst((k) => Math.abs(got[k]!.x - wanted[k]!.x) / width),
  }
}
