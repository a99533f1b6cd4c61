import { type Bulk, type DensityPanel, type Law, outOfDomain } from '@freecurve/core'
import { angleOf, pointAt } from './angle.ts'
import { FEJER } from './fejer.ts'
import { integrateByHalving, type Piece, type Rule } from './halving.ts'
import { densityPerAngle } from './panel.ts'
import { requireOptions } from './require-arguments.ts'

/** With a panel's 24 coefficients the rule is exact for f of degree up to 8 in the angle. */
const { nodes, weights } = FEJER
/** Most halvings per law. */
const HALVINGS = 500
/** Error wanted, in units of ∫|f| dρ. */
const TOLERANCE = 1e-14
/** An error larger than this, in units of ∫|f| dρ, is no rounding: the integral diverges or is not resolved. */
const UNRESOLVED = 1e-6
/** Panels end at a place of f, and at this many tenths, hundredths, … of a panel from it. */
const DECADES = 12

/** Options of {@link integralOf}. */
export interface IntegralOptions {
  /** Where f is narrow: features there are seen down to 1e-12 of a panel. @default [] */
  readonly places?: readonly number[]
}

/**
 * ∫ f dρ over bulks and atoms, to rounding: panels are halved where f has poles close to the support, or is a logarithm at its end.
 * NaN where an integral over the bulks diverges or is not resolved: the error left exceeds 1e-6 of ∫|f|. ±∞ or NaN where f is.
 *
 * f is seen at 64 points of every panel: a feature narrower than about a hundredth of a panel that falls between them goes unseen,
 * unless `places` says where it is.
 *
 * @throws E_DOMAIN for an unknown option, or a place that is NaN.
 */
export function integralOf(law: Law, f: (x: number) => number, options: IntegralOptions = {}): number {
  requireOptions('integralOf', options, ['places'])
  const { places = [] } = options
  const nowhere = places.find(Number.isNaN)
  if (nowhere !== undefined) throw outOfDomain('integralOf', 'every place', nowhere, 'a number')
  const pieces = law.bulks.flatMap((bulk) => bulk.panels.flatMap((panel) => piecesOf(bulk, panel, f, places)))
  const { value, size, error } = integrateByHalving(pieces, { tolerance: TOLERANCE, halvings: HALVINGS })
  if (Number.isFinite(size) && error > UNRESOLVED * size) return Number.NaN
  return value + law.atoms.reduce((sum, atom) => sum + atom.weight * f(atom.x), 0)
}

/** A panel, cut at the places and close to them. */
function piecesOf(
  bulk: Bulk,
  panel: DensityPanel,
  f: (x: number) => number,
  places: readonly number[],
): readonly Piece[] {
  const rule = (from: number, to: number) => ruleOf(bulk, panel, from, to, f)
  const cuts = places.flatMap((x) => cutsAround(panel, angleOf(bulk.support, x)))
  const ends = [panel.from, ...cuts.sort((p, q) => p - q), panel.to]
  return ends.slice(1).map((to, k) => ({ from: ends[k]!, to, rule }))
}

/** An angle and its surroundings, decade by decade, as far as they lie inside a panel. */
function cutsAround({ from, to }: DensityPanel, angle: number): readonly number[] {
  const steps = Array.from({ length: DECADES }, (_, k) => (to - from) * 10 ** (-1 - k))
  const around = [angle, ...steps.flatMap((step) => [angle - step, angle + step])]
  return [...new Set(around)].filter((cut) => cut > from && cut < to)
}

function ruleOf(bulk: Bulk, panel: DensityPanel, from: number, to: number, f: (x: number) => number): Rule {
  const half = (to - from) / 2
  let value = 0
  let size = 0
  for (let i = 0; i < nodes.length; i++) {
    const angle = from + half * (nodes[i]! + 1)
    const term = weights[i]! * densityPerAngle(panel, angle) * f(pointAt(bulk.support, angle))
    value += term
    size += Math.abs(term)
  }
  return { value: half * value, size: half * size }
}
