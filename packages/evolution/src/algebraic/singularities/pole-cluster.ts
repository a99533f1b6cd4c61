import { clusterRadius, LARGEST_CLUSTER } from './cluster-radius.ts'
import type { DiscriminantRoots } from './discriminant.ts'

/** A k-fold root's scattered members lie about it: their mean is nearer to it than they are by this share. */
const CENTRED = 1e-2

/**
 * The roots of the discriminant that belong to a pole: a root of multiplicity k, which rounding scatters about it over ε^{1/k}
 * of its size. Sheets that are infinite together there make one; a pole of one sheet alone makes none. Roots that only lie close
 * by lie on one side, or at a distance of their own.
 */
export function poleCluster(x: number, { re, im }: DiscriminantRoots): readonly number[] {
  const away = (n: number) => Math.hypot(re[n]! - x, im[n]!)
  const nearest = Array.from(re.keys()).sort((p, q) => away(p) - away(q))
  for (let k = Math.min(LARGEST_CLUSTER, nearest.length); k > 0; k--) {
    const members = nearest.slice(0, k)
    const spread = away(members[k - 1]!)
    const [meanRe, meanIm] = [re, im].map((part) => members.reduce((sum, n) => sum + part[n]!, 0) / k)
    const centred = Math.hypot(meanRe! - x, meanIm!) <= Math.max(CENTRED * spread, clusterRadius(x, 1))
    if (spread <= clusterRadius(x, k) && centred) return members
  }
  return []
}
