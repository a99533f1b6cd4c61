import type { FlowEvent, Horizon } from '@freecurve/core'
import { sizesFor } from '../size-scale.ts'
import { describeEvents } from '../words/describe-events.ts'
import { element } from './element.ts'

/** Lists the events over all sizes of the slider in a place of the page. */
export function showEvents(
  place: HTMLElement,
  events: readonly FlowEvent[] | null,
  horizon: Horizon | null,
  n0: number,
): void {
  const { least, most } = sizesFor(n0)
  const lines = describeEvents(events, horizon, n0).map((line) => element('li', {}, line))
  place.replaceChildren(element('h3', {}, `What happens from n = ${least} to ${most}`), element('ul', {}, ...lines))
}
