/** A value that sheets share at a breakpoint, as m or as w = 1/m, whichever is smaller in size. */
export interface SharedValue {
  readonly variable: 'm' | 'w'
  readonly value: number
  /** How many sheets share it: 2, or 3 at a cusp. */
  readonly sheets: 2 | 3
}

/** A real point where some sheet branches or is infinite. Between neighbours every sheet is analytic. */
export interface Breakpoint {
  readonly x: number
  /** Whether some sheet is infinite here. */
  readonly pole: boolean
  /** What colliding sheets share here; empty at a mere pole. */
  readonly values: readonly SharedValue[]
}

/** A breakpoint just found, with whether it could be polished to rounding. */
export interface FoundPoint extends Breakpoint {
  readonly regular: boolean
}

/** The intervals between neighbours, and one on either side, as wide as all of them together. */
export function intervalsOf(points: readonly Breakpoint[]): readonly (readonly [number, number])[] {
  if (points.length === 0) return [[-1, 1]]
  const first = points[0]!.x
  const last = points[points.length - 1]!.x
  const span = last - first || Math.abs(first) || 1
  const xs = [first - span, ...points.map((point) => point.x), last + span]
  return xs.slice(1).map((x, k) => [xs[k]!, x] as const)
}
