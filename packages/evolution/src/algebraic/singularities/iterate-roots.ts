import type { Sheets } from '@freecurve/numerics'
import { clusterRadius, LARGEST_CLUSTER, TINY } from './cluster-radius.ts'
import { logDerivative } from './log-derivative.ts'

/** Approximations of roots, and which of them are final. */
export interface Iterates {
  readonly re: Float64Array
  readonly im: Float64Array
  readonly settled: Uint8Array
}

/** Aberth's iteration on those that have not settled, in place; whether all have, or wander about a multiple root. */
export function iterateRoots(
  sheets: Sheets,
  { re, im, settled }: Iterates,
  radius: number,
  poles: readonly number[],
): boolean {
  const count = re.length
  const wander = new Float64Array(count)
  const ratio = new Float64Array(3)
  for (let step = 0; step < 300; step++) {
    let moving = false
    for (let k = 0; k < count; k++) {
      if (settled[k]) continue
      if (!logDerivative(sheets, re[k]!, im[k]!, ratio)) {
        // On a root to rounding, or on a pole of a sheet: step aside by a relative 1e-9 and look again.
        re[k] = re[k]! * (1 + 1e-9) + 1e-300
        if (step > 50) settled[k] = 1
        moving = true
        continue
      }
      let lr = ratio[0]!
      let li = ratio[1]!
      for (let j = 0; j < count; j++) {
        if (j === k) continue
        const gr = re[k]! - re[j]!
        const gi = im[k]! - im[j]!
        const gap = gr * gr + gi * gi
        if (gap === 0) continue
        lr -= gr / gap
        li += gi / gap
      }
      const size = lr * lr + li * li
      if (!(size > 0) || !Number.isFinite(size)) {
        settled[k] = 1
        continue
      }
      const stepSize = 1 / Math.sqrt(size)
      const modulus = Math.hypot(re[k]!, im[k]!)
      wander[k] = stepSize
      // No step wider than the circle.
      const damp = Math.min(1, (0.5 * radius) / stepSize)
      re[k] = re[k]! - (damp * lr) / size
      im[k] = im[k]! + (damp * li) / size
      // Where two sheets agree to seven digits their difference has no more to say: the end for a multiple root.
      const exhausted = step > 60 && ratio[2]! < 1e-7
      if (exhausted || stepSize < (step > 100 ? 1e-7 : 1e-13) * modulus || modulus < TINY) settled[k] = 1
      else moving = true
    }
    // A k-fold root is known to ε^{1/k} only; off the real axis and at a pole nothing hangs on it.
    const harmless = (k: number) =>
      Math.abs(im[k]!) > CLEAR * wander[k]! ||
      poles.some((x) => Math.hypot(re[k]! - x, im[k]!) <= clusterRadius(x, LARGEST_CLUSTER))
    if (!moving || (step >= PATIENCE && settled.every((s, k) => s === 1 || harmless(k)))) return true
  }
  return false
}

/** Steps after which a multiple root that has not settled will not, and the multiple of its last step that is clear of the axis. */
const PATIENCE = 80
const CLEAR = 30
