import type { Ladder } from './ladder.ts'
import type { Plugin } from './plugin.ts'

/**
 * A distribution by its quantiles: F⁻¹(shares[i]) = values[i]. Shares ascend from 0 to 1, values ascend. A repeated value is an atom,
 * a repeated share a gap; between knots F is whatever the reader makes of it.
 */
export interface QuantileCurve {
  readonly shares: Float64Array
  readonly values: Float64Array
}

/** A rule that has learnt from a ladder. */
export interface LearntScaling {
  /**
   * The spectrum at another size. Knots are dense enough that F is known to 1e-4 between them, and denser in the tails. Throws E_TARGET
   * unless the size is a whole number ≥ 1.
   */
  readonly at: (size: number) => QuantileCurve
  /**
   * What else it might have learnt, as likely as the data allow: up to `count` of them. For rules that are dear to learn, and know their own
   * noise. Without it, or with fewer than half, the ladder is drawn anew, by the rigid noise of eigenvalues, and learnt from again.
   */
  readonly draws?: (count: number, seed: number) => readonly LearntScaling[]
  /** What was done to the data to learn from them, for people. */
  readonly notes?: readonly string[]
}

/** A rule by which the quantiles of a spectrum change with size, learnt from a ladder: an extrapolation, no law of any flow. */
export interface ScalingHypothesis extends Plugin<'scaling'> {
  /** Sizes it needs to predict another: 1 for a rule that learns nothing from how sizes differ, 2 for straight lines, 3 for curved ones. */
  readonly fewestSizes: number
  /** Whether it predicts no change: what it misses one size by is the change itself, which goes on. */
  readonly still?: boolean
  /** What a ladder of enough sizes teaches; or why the rule makes no sense for it, for people. */
  learn(ladder: Ladder): LearntScaling | string
}
