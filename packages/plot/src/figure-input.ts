import type { Law } from '@freecurve/core'

/** What one panel shows; any of the three may be absent. */
export interface PanelInput {
  /** E.g. `n = 8000, predicted`. */
  readonly label: string
  /** Drawn as a histogram, repeated values as stems. Any order. */
  readonly eigenvalues?: Float64Array | undefined
  /** Drawn as a curve, atoms as stems. A law whose status says that it is none is not drawn. */
  readonly law?: Law | undefined
  /** Drawn as a thin step histogram over the others. Any order. */
  readonly truth?: Float64Array | undefined
}

/** What a figure shows: panels one under another on one axis. */
export interface FigureInput {
  readonly title: string
  readonly panels: readonly PanelInput[]
}
