import type { Bulk, DensityPanel, Law } from '@freecurve/core'
import { pointAt } from './angle.ts'
import { FEJER } from './fejer.ts'
import { densityPerAngle } from './panel.ts'

/** With a panel's 24 coefficients the rule is exact for f of degree up to 8 in the angle. */
const { nodes, weights } = FEJER
/** Most halvings of one panel, one after the other: enough for a logarithm at its end. */
const DEPTH = 40
/** Most halvings per law: where rounding in f hides the convergence, more of them gain nothing. */
const HALVINGS = 500
/** Error wanted, in units of ∫|f| dρ. */
const TOLERANCE = 1e-14

/** A stretch of a panel with the rule on both its halves. */
interface Stretch {
  readonly bulk: Bulk
  readonly panel: DensityPanel
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly left: Rule
  readonly right: Rule
  /** |∫ by both halves − ∫ by the whole|. */
  readonly error: number
}

/** ∫ and ∫|·| over a stretch. */
interface Rule {
  readonly value: number
  readonly size: number
}

/**
 * ∫ f dρ over bulks and atoms. The stretch of largest error is halved until all errors together are rounding, so that f may have
 * poles close to the support, or be a logarithm at its end.
 */
export function integralOf(law: Law, f: (x: number) => number): number {
  const waiting = law.bulks.flatMap((bulk) =>
    bulk.panels.map((panel) =>
      stretch(bulk, panel, panel.from, panel.to, 0, f, rule(bulk, panel, panel.from, panel.to, f)),
    ),
  )
  const total = (of: (one: Stretch) => number) => waiting.reduce((sum, one) => sum + of(one), 0)
  for (let halvings = 0; halvings < HALVINGS; halvings++) {
    const worst = waiting.reduce(
      (most, one, k) => (one.depth < DEPTH && one.error > (waiting[most]?.error ?? 0) ? k : most),
      -1,
    )
    const size = total(({ left, right }) => left.size + right.size)
    // Negated, so that NaN and infinities of f end the search instead of feeding it.
    if (worst < 0 || !(total(({ error }) => error) > TOLERANCE * size)) break
    const { bulk, panel, from, to, depth, left, right } = waiting[worst]!
    const middle = (from + to) / 2
    waiting[worst] = stretch(bulk, panel, from, middle, depth + 1, f, left)
    waiting.push(stretch(bulk, panel, middle, to, depth + 1, f, right))
  }
  const atoms = law.atoms.reduce((sum, atom) => sum + atom.weight * f(atom.x), 0)
  return atoms + total(({ left, right }) => left.value + right.value)
}

function stretch(
  bulk: Bulk,
  panel: DensityPanel,
  from: number,
  to: number,
  depth: number,
  f: (x: number) => number,
  whole: Rule,
): Stretch {
  const middle = (from + to) / 2
  const left = rule(bulk, panel, from, middle, f)
  const right = rule(bulk, panel, middle, to, f)
  return { bulk, panel, from, to, depth, left, right, error: Math.abs(left.value + right.value - whole.value) }
}

function rule(bulk: Bulk, panel: DensityPanel, from: number, to: number, f: (x: number) => number): Rule {
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
