import type { FreeLevyParameters } from '@freecurve/core'
import type { ScaleLaw } from './scale-law.ts'
import { scaledResolvent } from './scaled-resolvent.ts'

/** A vertical line starts at e^5 times the larger of |x| and the spectrum's reach: G is 1/(z − mean) above, to e^−15 in F. */
const ABOVE = Math.exp(5)
/** Step of log y. The trapezoidal rule errs by e^(−π²/step), 1e-7 here: G is analytic up to a quarter turn of z − x. */
const STEP = 0.6
const SHRINK = Math.exp(-STEP)
/** It may end at e^−4 |x|, once y Re G is straight in y within this, and ends at e^−24 |x|. */
const [NEAR, STRAIGHT, NEAREST] = [Math.exp(-4), 1e-6, Math.exp(-24)]

/**
 * F(x) = 1/2 + (1/π) ∫_0^∞ Re G(x + iy) dy of A = D^{1/2} R D^{1/2} ({@link scaledResolvent}), x ≠ 0, by the trapezoidal rule in log y. Beyond
 * both ends y Re G falls by the same factor from step to step, and the rest of the sum is a geometric series. To 1e-5, but within e^−24 |x|
 * of an atom.
 *
 * @param reach the size of the largest eigenvalues
 */
export function scaledCdf(law: FreeLevyParameters, scales: ScaleLaw, reach: number): (x: number) => number {
  const resolvent = scaledResolvent(law, scales)
  const rest = SHRINK / (1 - SHRINK)
  return (x) => {
    const far = Math.abs(x)
    let y = ABOVE * Math.max(far, reach)
    resolvent.start(x, y)
    let f = y * resolvent.at(x, y)
    let sum = f + rest * f
    for (let bent = Infinity; y > NEAREST * far && !(y < NEAR * far && bent <= STRAIGHT); ) {
      y *= SHRINK
      const next = y * resolvent.at(x, y)
      bent = Math.abs(next - SHRINK * f)
      f = next
      sum += f
    }
    return Math.min(1, Math.max(0, 0.5 + (STEP * (sum + rest * f)) / Math.PI))
  }
}
