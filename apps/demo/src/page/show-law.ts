import { warningsFor } from '@freecurve/standard'
import type { LawAtSize } from '../protocol.ts'
import { lawRows, lawWarning } from '../words/describe-law.ts'
import { element } from './element.ts'

/** Writes the laws at n0 and at n as a table into a place of the page. */
export function showLaw(place: HTMLElement, initial: LawAtSize, law: LawAtSize): void {
  const head = element('tr', {}, element('td'), heading('col', 'the data, fitted'), heading('col', 'predicted'))
  const rows = lawRows([initial, law]).map(([title, ...cells]) =>
    element('tr', {}, heading('row', title), ...cells.map((cell) => element('td', {}, cell))),
  )
  place.replaceChildren(
    element(
      'table',
      {},
      element('caption', {}, 'The law in numbers'),
      element('thead', {}, head),
      element('tbody', {}, ...rows),
    ),
  )
}

const heading = (scope: string, title: string): HTMLElement => element('th', { scope }, title)

/** Says plainly which of the laws at n0 and at n is not certified, and what else to know of n. */
export function showVerdict(place: HTMLElement, initial: LawAtSize, law: LawAtSize): void {
  const laws = law.n === initial.n ? [law] : [initial, law]
  const notes = warningsFor(initial.n, [law.n])
  place.replaceChildren(...laws.flatMap(warningsOf), ...notes.map((note) => element('p', { class: 'hint' }, note)))
}

function warningsOf(law: LawAtSize): readonly HTMLElement[] {
  const warning = lawWarning(law)
  if (warning === null) return []
  return [
    element('p', { class: 'warning', 'data-status': law.status }, warning.verdict),
    ...warning.reasons.map((reason) => element('p', { class: 'hint' }, reason)),
  ]
}
