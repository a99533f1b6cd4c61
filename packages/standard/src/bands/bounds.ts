/** A lower and an upper bound. */
export type Bounds = readonly [low: number, high: number]

/** Share of cases in which bounds are to hold the truth. */
export const LEVEL = 0.9
/** Ends of the middle of a distribution that holds so much. */
const TAILS = [(1 - LEVEL) / 2, (1 + LEVEL) / 2] as const
/** Draws trust the noise's theory, and true laws show a χ² of 1.2 to 2 times its degrees: about the root of the middle of that. */
const WIDENED = 1.2

/**
 * Bounds about a number x: √((1.2 q)² + r²) to either side, q the 5 % or 95 % quantile of what draws differ from x, r the farthest of what
 * rivals differ from it on that side.
 */
export function boundsAbout(x: number, drawn: readonly number[], rivals: readonly number[]): Bounds {
  const [low, high] = [quantileOf(drawn, TAILS[0]), quantileOf(drawn, TAILS[1])]
  return [
    x - Math.hypot(WIDENED * Math.min(0, low), Math.min(0, ...rivals)),
    x + Math.hypot(WIDENED * Math.max(0, high), Math.max(0, ...rivals)),
  ]
}

/** The p-quantile of values at shares (k + ½)/n, straight between them; 0 of none. */
export function quantileOf(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b)
  const last = ascending.length - 1
  const at = Math.min(last, Math.max(0, p * ascending.length - 0.5))
  const k = Math.max(0, Math.min(last - 1, Math.floor(at)))
  if (last <= 0) return ascending[0] ?? 0
  return ascending[k]! + (at - k) * (ascending[k + 1]! - ascending[k]!)
}
