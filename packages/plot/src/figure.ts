/** Whose data a mark shows: eigenvalues that were given, a law, or the true eigenvalues held against it. */
export type Role = 'observed' | 'law' | 'truth'

/** A rectangle in pixels; y grows downwards. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A point in pixels. */
export type Point = readonly [x: number, y: number]

/** A tick of an axis, at a pixel along it; an empty label makes it a minor one. */
export interface Tick {
  readonly at: number
  readonly label: string
}

/** An axis with its ticks. */
export interface Axis {
  readonly kind: 'linear' | 'log' | 'symlog'
  readonly label: string
  readonly ticks: readonly Tick[]
}

/** What is drawn in a panel, in pixels of the figure. `title` is the text a pointer or a screen reader finds. */
export type Mark =
  | { readonly kind: 'bars'; readonly role: Role; readonly bars: readonly Frame[]; readonly title: string }
  | {
      readonly kind: 'area'
      readonly role: Role
      /** Upper outline, left to right. */
      readonly points: readonly Point[]
      readonly baseline: number
      /** Where the top is cut off: the outline is not drawn along it. */
      readonly top: number
      /** The outline is dashed where the law is unverified. */
      readonly dashed: boolean
      readonly title: string
    }
  | { readonly kind: 'steps'; readonly role: Role; readonly points: readonly Point[]; readonly title: string }
  /** An atom: a line from `from` down at the baseline to `to`, as high as its weight. */
  | {
      readonly kind: 'stem'
      readonly role: Role
      readonly x: number
      readonly from: number
      readonly to: number
      readonly title: string
    }
  | {
      readonly kind: 'text'
      readonly role: Role
      readonly at: Point
      readonly anchor: 'start' | 'end'
      readonly text: string
    }
  /** Single eigenvalues far from all others. */
  | {
      readonly kind: 'rug'
      readonly role: Role
      readonly xs: readonly number[]
      readonly y: number
      readonly title: string
    }
  /** Edges of the bulks. */
  | { readonly kind: 'edges'; readonly xs: readonly number[]; readonly y: number; readonly title: string }
  /** Where a top is cut off. */
  | { readonly kind: 'break'; readonly from: number; readonly to: number; readonly y: number; readonly title: string }

/** One entry of the legend. */
export interface LegendItem {
  readonly symbol: Role | 'atom' | 'edge'
  readonly text: string
  /** Left end of the symbol and middle of the line. */
  readonly at: Point
}

/** One panel of a figure. */
export interface FigurePanel {
  readonly label: string
  /** What the reader must know about the drawing: cut tops, values off the axis, a law that is none. */
  readonly note: string
  readonly frame: Frame
  readonly yAxis: Axis
  readonly marks: readonly Mark[]
}

/** A figure as plain data, the same after a trip through JSON: everything placed, nothing yet drawn. */
export interface Figure {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
  readonly xAxis: Axis
  readonly legend: readonly LegendItem[]
  readonly panels: readonly FigurePanel[]
}
