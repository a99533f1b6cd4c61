/** ∫ and ∫|·| over a stretch, by one rule. */
export interface Rule {
  readonly value: number
  readonly size: number
}

/** One piece of an integral: where its variable runs, and the rule for any part of it. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly rule: (from: number, to: number) => Rule
}

/** When the search for an integral ends. */
export interface HalvingLimits {
  /** Error wanted, in units of ∫|f|. */
  readonly tolerance: number
  /** Error below which there is only rounding, in the units of ∫ f. @default 0 */
  readonly floor?: number
  /** Most halvings of all pieces together: where rounding in f hides the convergence, more of them gain nothing. */
  readonly halvings: number
}

/** An integral with ∫|f| and what is left of its error. */
export interface Halved extends Rule {
  readonly error: number
}

/** Most halvings of one piece, one after the other: enough for a logarithm at its end. */
const DEPTH = 40
/** ∫|f| of halves and whole differ by less where f is seen; a pole in the very middle cancels itself in ∫ f, not there. */
const SEEN = 0.01

/** A stretch of a piece with the rule on both its halves. */
interface Stretch extends Piece {
  readonly depth: number
  readonly left: Rule
  readonly right: Rule
  readonly error: number
}

/**
 * ∫ f over pieces: the stretch of largest error is halved until all errors together are within the tolerance. The error of a stretch
 * is |∫ by both halves − ∫ by the whole|, or the same of ∫|f| where that differs by more than a hundredth.
 */
export function integrateByHalving(pieces: readonly Piece[], limits: HalvingLimits): Halved {
  const { tolerance, floor = 0, halvings } = limits
  const waiting = pieces.map((piece) => stretch(piece, piece.from, piece.to, 0, piece.rule(piece.from, piece.to)))
  const total = (of: (one: Stretch) => number) => waiting.reduce((sum, one) => sum + of(one), 0)
  const sizeNow = () => total(({ left, right }) => left.size + right.size)
  for (let count = 0; count < halvings; count++) {
    const worst = worstOf(waiting)
    // Negated, so that NaN and infinities of f end the search instead of feeding it.
    if (worst < 0 || !(total(({ error }) => error) > Math.max(floor, tolerance * sizeNow()))) break
    const one = waiting[worst]!
    const middle = (one.from + one.to) / 2
    waiting[worst] = stretch(one, one.from, middle, one.depth + 1, one.left)
    waiting.push(stretch(one, middle, one.to, one.depth + 1, one.right))
  }
  return { value: total(({ left, right }) => left.value + right.value), size: sizeNow(), error: total((s) => s.error) }
}

/** The stretch of largest error that may still be halved; −1 where there is none. */
function worstOf(waiting: readonly Stretch[]): number {
  let worst = -1
  let most = 0
  for (let k = 0; k < waiting.length; k++) {
    const { depth, error } = waiting[k]!
    if (depth < DEPTH && error > most) {
      worst = k
      most = error
    }
  }
  return worst
}

function stretch({ rule }: Piece, from: number, to: number, depth: number, whole: Rule): Stretch {
  const middle = (from + to) / 2
  const [left, right] = [rule(from, middle), rule(middle, to)]
  const missed = Math.abs(left.value + right.value - whole.value)
  const unseen = Math.abs(left.size + right.size - whole.size)
  const error = unseen > SEEN * (left.size + right.size) ? Math.max(missed, unseen) : missed
  return { from, to, rule, depth, left, right, error }
}
