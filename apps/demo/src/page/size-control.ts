import type { FlowEvent } from '@freecurve/core'
import { POSITIONS, positionOf, RATIOS, shareAlong, sizeAt, sizesFor } from '../size-scale.ts'
import { short } from '../words/numbers.ts'
import { byId, element } from './element.ts'

/** The slider and the number field, which show and choose one size. */
export interface SizeControl {
  /** Shows a size of a spectrum with n0 values, and marks the events along the slider. */
  reset(n0: number, n: number, events: readonly FlowEvent[]): void
  /** The size that is shown. */
  chosen(): number
  setEnabled(enabled: boolean): void
}

/** Ratios written under the slider. */
const LABELS = [0.25, 1, 4, 16, 64]

/** Connects the slider and the number field of the page; `choose` hears of every size that the reader chooses. */
export function createSizeControl(choose: (n: number) => void): SizeControl {
  const slider = byId('slider', HTMLInputElement)
  const field = byId('n', HTMLInputElement)
  const hint = byId('n-hint', HTMLElement)
  const scale = byId('scale', HTMLElement)
  let n0 = 1
  let n = 1
  slider.min = String(POSITIONS.min)
  slider.max = String(POSITIONS.max)
  slider.step = String(POSITIONS.step)

  const tellSlider = (): void => slider.setAttribute('aria-valuetext', `n = ${n}, ratio ${short(n / n0)}`)
  const accept = (size: number): void => {
    n = size
    field.removeAttribute('aria-invalid')
    tellSlider()
    choose(n)
  }
  slider.addEventListener('input', () => {
    const size = sizeAt(Number(slider.value), n0)
    field.value = String(size)
    accept(size)
  })
  field.addEventListener('change', () => {
    const size = field.valueAsNumber
    const { least, most } = sizesFor(n0)
    if (!(Number.isInteger(size) && size >= least && size <= most)) {
      field.setAttribute('aria-invalid', 'true')
      return
    }
    slider.value = String(positionOf(size, n0))
    accept(size)
  })
  return {
    reset: (size0, size, events) => {
      n0 = size0
      n = size
      const { least, most } = sizesFor(n0)
      field.min = String(least)
      field.max = String(most)
      field.value = String(n)
      field.removeAttribute('aria-invalid')
      hint.textContent = `a whole number from ${least} to ${most}`
      slider.value = String(positionOf(n, n0))
      tellSlider()
      scale.replaceChildren(...LABELS.map(labelAt), ...events.map(({ ratio }) => markAt(ratio)))
    },
    chosen: () => n,
    setEnabled: (enabled) => {
      slider.disabled = !enabled
      field.disabled = !enabled
    },
  }
}

const placed = (made: HTMLElement, ratio: number): HTMLElement => {
  made.style.setProperty('--along', String(shareAlong(ratio)))
  return made
}

const labelAt = (ratio: number): HTMLElement => placed(element('span', { class: 'label' }, labelOf(ratio)), ratio)

const labelOf = (ratio: number): string => (ratio === RATIOS.least ? '¼' : String(ratio))

const markAt = (ratio: number): HTMLElement => placed(element('span', { class: 'mark' }), ratio)
