import type { FreeLevyParameters, QuantileCurve } from '@freecurve/core'
import type { ScaleLaw } from './row-scales.ts'
import { scaledResolvent } from './scaled-resolvent.ts'

/** A vertical line goes from e^8 times the reach of the spectrum, where G is 1/(z − mean), down to e^−9 |x|, in steps of log y. */
const [ABOVE, BELOW, STEP] = [Math.exp(8), Math.exp(-9), 0.2]
/** Places on each side of 0, before refinement: this many decades, and places in each. */
const [DECADES, PER_DECADE] = [13, 6]
/** Largest share between two places, and the nearest that two places may be. */
const [APART, NEAREST] = [1 / 200, 3e-3]

/** A place, and F there. */
type Place = readonly [x: number, share: number]

/**
 * Quantiles of A = D^{1/2} R D^{1/2} ({@link scaledResolvent}) from F(x) = 1/2 + (1/π) ∫_0^∞ Re G(x + iy) dy, by the trapezoidal rule in
 * log y, which converges exponentially; places are added until F grows by less than 1/200 from one to the next, or they are within 0.3 %
 * of each other.
 *
 * @param reach no eigenvalue is larger in absolute value
 */
export function scaledQuantiles(law: FreeLevyParameters, scales: ScaleLaw, reach: number): QuantileCurve {
  const resolvent = scaledResolvent(law, scales)
  const positive = law.sigma2 === 0 && law.a >= 0 && law.jumps.every((t) => t > 0)
  const shareAt = (x: number): number => {
    const [top, bottom] = [reach * ABOVE, Math.abs(x) * BELOW]
    const steps = Math.ceil(Math.log(top / bottom) / STEP)
    const step = Math.log(top / bottom) / steps
    resolvent.start(x, top)
    // Above the line G is 1/(z − mean).
    let sum = Math.atan((x - resolvent.mean) / top)
    for (let k = 0; k <= steps; k++) {
      const y = top * Math.exp(-k * step)
      const { re } = resolvent.at(x, y)
      sum += (k === 0 || k === steps ? step / 2 : step) * y * re
      if (k === steps) sum += y * re
    }
    return Math.min(1, Math.max(0, 0.5 + sum / Math.PI))
  }
  const sizes = Array.from({ length: DECADES * PER_DECADE + 1 }, (_, k) => reach * 10 ** (-k / PER_DECADE))
  const xs = [...(positive ? [] : sizes.map((x) => -x)), ...sizes.toReversed()]
  return curveThrough(
    refined(
      xs.map((x): Place => [x, shareAt(x)]),
      shareAt,
    ),
    positive,
  )
}

/** Places in between, where F grows by much. */
function refined(places: readonly Place[], shareAt: (x: number) => number): readonly Place[] {
  const all: Place[] = []
  const between = (from: Place, to: Place): void => {
    const [a, b] = [from[0], to[0]]
    const sides = Math.sign(a) !== Math.sign(b)
    if (to[1] - from[1] > APART && !sides && Math.abs(b - a) > NEAREST * Math.max(Math.abs(a), Math.abs(b))) {
      const x = Math.sign(a) * Math.sqrt(a * b)
      const middle: Place = [x, shareAt(x)]
      between(from, middle)
      between(middle, to)
    } else all.push(to)
  }
  all.push(places[0]!)
  for (let k = 1; k < places.length; k++) between(places[k - 1]!, places[k]!)
  return all
}

/** The places as knots: F ascends whatever rounding does, from 0 to 1, and ends where it gets there. */
function curveThrough(places: readonly Place[], positive: boolean): QuantileCurve {
  // What lies nearer to 0 than the first place is told as an atom there.
  const knots: Place[] = positive
    ? [
        [0, 0],
        [0, places[0]![1]],
      ]
    : []
  let most = 0
  for (const [x, share] of places) {
    most = Math.max(most, share)
    knots.push([x, most])
  }
  const first = knots.findLastIndex(([, share]) => share <= TINY)
  const last = knots.findIndex(([, share]) => share >= 1 - TINY)
  const kept = knots.slice(Math.max(0, first), last < 0 ? undefined : last + 1)
  const shares = Float64Array.from(kept, ([, share]) => share)
  shares[0] = 0
  shares[shares.length - 1] = 1
  return { shares, values: Float64Array.from(kept, ([x]) => x) }
}

/** A share that is none: the error of the integral. */
const TINY = 2e-5
