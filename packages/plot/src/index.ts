export type { Axis, Figure, FigurePanel, Frame, LegendItem, Mark, Point, Role, Tick } from './figure.ts'
export type { FigureInput, PanelInput } from './figure-input.ts'
export { spectrumFigure } from './spectrum-figure.ts'
export { toSvg } from './to-svg.ts'
