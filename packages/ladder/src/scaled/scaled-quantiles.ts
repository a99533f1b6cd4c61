import type { FreeLevyParameters, QuantileCurve } from '@freecurve/core'
import type { ScaleLaw } from './scale-law.ts'
import { scaledCdf } from './scaled-cdf.ts'

/** First places on each side of 0, one a decade. What is nearer to 0 is told as an atom there. */
const DECADES = 13
/** Largest share between two places, and largest error of a straight line between them. */
const [APART, BENT] = [1 / 100, 5e-5]
/** A share that is none: the error of the integral. */
const TINY = 2e-5
/** F grows by more, or not at all: a gap between bulks is one then. */
const NOISE = 3e-6
/** Places that are relatively this near are not parted, and those around an end of a bulk are no farther apart. */
const [NEAREST, END] = [1e-6, 3e-3]

/** A place, and F there. */
type Place = readonly [x: number, share: number]

/**
 * Quantiles of A = D^{1/2} R D^{1/2} ({@link scaledCdf}) at places that are halved until straight lines between them follow F to 1e-4.
 *
 * @param reach the size of the largest eigenvalues, roughly
 * @throws E_DOMAIN where the resolvent is not found
 */
export function scaledQuantiles(law: FreeLevyParameters, scales: ScaleLaw, reach: number): QuantileCurve {
  const shareAt = scaledCdf(law, scales, reach)
  const positive = law.sigma2 === 0 && law.a >= 0 && law.jumps.every((t) => t > 0)
  const most = farthest(reach, (x) => shareAt(x) >= 1 - TINY)
  const least = positive ? 0 : farthest(reach, (x) => shareAt(-x) <= TINY)
  const side = (end: number): readonly Place[] =>
    Array.from({ length: DECADES + 1 }, (_, k) => end * 10 ** -k).map((x) => [x, shareAt(x)])
  const upper = refined(side(most).toReversed(), shareAt)
  const lower = positive ? [] : refined(side(-least), shareAt)
  return curveThrough(lower, upper)
}

/** The reach, doubled until all is within. A law of bounded support has an end. */
function farthest(reach: number, within: (x: number) => boolean): number {
  let x = reach
  while (!within(x) && Number.isFinite(x)) x *= 2
  return x
}

/** Places in between, where F is not straight. */
function refined(places: readonly Place[], shareAt: (x: number) => number): readonly Place[] {
  const all: Place[] = [places[0]!]
  const between = (from: Place, to: Place): void => {
    const [[a, p], [b, q]] = [from, to]
    const wide = Math.abs(b - a) / Math.max(Math.abs(a), Math.abs(b))
    if (wide <= NEAREST || q - p <= TINY) {
      all.push(to)
      return
    }
    const x = Math.sign(a) * Math.sqrt(a * b)
    const middle: Place = [x, shareAt(x)]
    const line = p + ((x - a) / (b - a)) * (q - p)
    // A half without eigenvalues beside one with some: a bulk ends there.
    const end = Math.min(middle[1] - p, q - middle[1]) <= TINY && wide > END
    if (q - p > APART || Math.abs(middle[1] - line) > BENT || end) {
      between(from, middle)
      between(middle, to)
    } else all.push(middle, to)
  }
  for (let k = 1; k < places.length; k++) between(places[k - 1]!, places[k]!)
  return all
}

/** The places as knots: F ascends whatever rounding does, from 0 to 1, and ends where it gets there. */
function curveThrough(lower: readonly Place[], upper: readonly Place[]): QuantileCurve {
  const below = lower.at(-1)?.[1] ?? 0
  const above = upper[0]![1]
  const atom: readonly Place[] =
    above - below > TINY
      ? [
          [0, below],
          [0, above],
        ]
      : []
  let most = 0
  const ascending = [...lower, ...atom, ...upper].map(([x, share]): Place => {
    most = Math.max(most, share)
    return [x, most]
  })
  const knots = withGaps(ascending)
  const first = Math.max(
    0,
    knots.findLastIndex(([, share]) => share <= TINY),
  )
  const last = knots.findIndex(([, share]) => share >= 1 - TINY)
  const kept = knots.slice(first, last < 0 ? undefined : last + 1)
  const shares = Float64Array.from(kept, ([, share]) => share)
  shares[0] = 0
  shares[shares.length - 1] = 1
  return { shares, values: Float64Array.from(kept, ([x]) => x) }
}

/** The knots with one share on both sides of a gap: a stretch where F does not grow that is wider than the steps beside it. */
function withGaps(knots: readonly Place[]): readonly Place[] {
  const out: Place[] = []
  for (let from = 0, to = 0; from < knots.length; from = to + 1) {
    const [start, share] = knots[from]!
    to = from
    while (to + 1 < knots.length && knots[to + 1]![1] <= share + NOISE) to++
    out.push(knots[from]!)
    if (to === from) continue
    const end = knots[to]![0]
    const beside = Math.max(start - (knots[from - 1]?.[0] ?? start), (knots[to + 1]?.[0] ?? end) - end)
    out.push(end - start > beside ? [end, share] : knots[to]!)
  }
  return out
}
