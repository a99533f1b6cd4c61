import type { BivariatePolynomial, FlowEvent, Horizon } from '@freecurve/core'
import { reverseInM } from '@freecurve/numerics'
import { atomBirths } from '../events/atom-births.ts'
import { bulkEvents } from '../events/bulk-events.ts'
import { certifiedBelow } from '../horizon/certified-below.ts'
import { carryPolynomial } from './carry-polynomial.ts'

/**
 * Splits and births of atoms of a general curve under the free flow, for ratios in [from, to] up to the horizon, ascending;
 * null where they could not all be pinned down. At w = 1/m the curve moves by z = z₀ − (τ − 1) w₀, so that cusps are the
 * inflections of z₀(w₀), at τ = 1 + z₀′(w₀).
 */
export function freePolynomialEvents(
  polynomial: BivariatePolynomial,
  horizon: Horizon,
  from: number,
  to: number,
): readonly FlowEvent[] | null {
  const carry = (ratio: number) => carryPolynomial(polynomial, ratio)
  const last = horizon.ratio ?? Infinity
  const end = to < last ? to : certifiedBelow(last, 0, (ratio) => carry(ratio).law)
  if (end === undefined) return null
  const splits = bulkEvents(
    {
      kind: 'split',
      curve: reverseInM(polynomial),
      carry,
      originOf: (x, m, ratio) => ({ z: x + (1 - 1 / ratio) / m, w: 1 / (ratio * m) }),
      ratioOf: (slope) => 1 + slope,
      placeOf: (z, w, ratio) => z - (ratio - 1) * w,
    },
    from,
    end,
  )
  const births = atomBirths(polynomial, (ratio) => carry(ratio).law, from, end, last)
  return splits && births && [...splits, ...births].sort((p, q) => p.ratio - q.ratio || p.x - q.x)
}
