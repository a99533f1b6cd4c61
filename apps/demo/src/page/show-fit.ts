import type { FitSummary } from '../protocol.ts'
import { describeFit } from '../words/describe-fit.ts'
import { element } from './element.ts'

/** Writes a fit's verdict and remarks into a place of the page. */
export function showFit(place: HTMLElement, fit: FitSummary): void {
  const { status, verdict, remarks } = describeFit(fit)
  const lines = remarks.map((remark) => element('li', {}, remark))
  place.replaceChildren(
    element('p', { class: status === 'consistent' ? 'good' : 'warning', 'data-status': status }, verdict),
    element('ul', { class: 'remarks' }, ...lines),
  )
}
