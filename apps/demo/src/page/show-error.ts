import type { PlainError } from '../protocol.ts'
import { element } from './element.ts'

/** Says what went wrong in a place that screen readers announce; null clears it. */
export function showError(place: HTMLElement, error: PlainError | null): void {
  place.replaceChildren(
    ...(error === null ? [] : [element('p', {}, error.message), element('p', { class: 'code' }, error.code)]),
  )
}
