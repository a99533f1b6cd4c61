import { curveAtoms } from '@freecurve/atoms'
import type { BivariatePolynomial, FlowEvent, Law } from '@freecurve/core'
import { companionPolynomial } from '@freecurve/curves'
import { reverseInM } from '@freecurve/numerics'
import { bulkEvents } from '../events/bulk-events.ts'
import { carryGram } from './carry-gram.ts'

/** How soon after its birth the atom is looked for, relative to the ratio; the first conclusive one counts. */
const SOON = [1e-3, 1e-2, 1e-1]

/**
 * Merges and the birth of the atom at 0 of a general curve under the deformed flow, for ratios in [from, to], ascending;
 * null where they could not all be pinned down. On the companion curve, at w = 1/v, z = τ z₀ + (τ − 1) w₀, so that cusps are
 * the inflections of z₀(w₀), at τ = 1/(1 + z₀′(w₀)).
 */
export function gramEvents(
  polynomial: BivariatePolynomial,
  aspectRatio: number,
  from: number,
  to: number,
): readonly FlowEvent[] | null {
  const companion = companionPolynomial(polynomial, aspectRatio)
  const carry = (ratio: number) => carryGram(polynomial, aspectRatio, ratio)
  const merges = bulkEvents(
    {
      kind: 'merge',
      curve: reverseInM(companion),
      carry,
      originOf: (x, m, ratio) => {
        const c = aspectRatio * ratio
        const w = 1 / (c * m - (1 - c) / x)
        return { z: (x - (ratio - 1) * w) / ratio, w }
      },
      ratioOf: (slope) => 1 / (1 + slope),
      placeOf: (z, w, ratio) => ratio * z + (ratio - 1) * w,
    },
    from,
    to,
  )
  const births = birthsAtZero(companion, (ratio) => carry(ratio).law, from, to)
  return merges && births && [...merges, ...births].sort((p, q) => p.ratio - q.ratio || p.x - q.x)
}

/** The companion's atom at 0 weighs 1 − τ(1 − w); where it is used up, the law itself gets one, unless it had one before. */
function birthsAtZero(
  companion: BivariatePolynomial,
  lawAt: (ratio: number) => Law,
  from: number,
  to: number,
): readonly FlowEvent[] | null {
  const ratios = curveAtoms(companion)
    .filter(({ x }) => x === 0)
    .map(({ birthRatio }) => 1 / birthRatio)
    .filter((ratio) => ratio >= from && ratio <= to)
  const births: FlowEvent[] = []
  for (const ratio of ratios) {
    const around = SOON.map((share) => [lawAt(ratio * (1 - share)), lawAt(ratio * (1 + share))] as const)
    const told = around.find(([before, after]) => before.status === 'certified' && after.status === 'certified')
    if (told === undefined) return null
    if (!told[0].atoms.some(isAtZero) && told[1].atoms.some(isAtZero)) births.push({ kind: 'atom-birth', ratio, x: 0 })
  }
  return births
}

const isAtZero = ({ x }: { readonly x: number }): boolean => x === 0
