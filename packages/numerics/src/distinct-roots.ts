import { type PolynomialRoots, polynomialRoots } from './polynomial-roots.ts'

/** A root with its multiplicity. */
export interface DistinctRoot {
  readonly re: number
  readonly im: number
  readonly multiplicity: number
}

/**
 * The distinct roots of a polynomial with real coefficients (ascending). The members of a cluster of k roots are
 * known to ε^{1/k} only, but the root of the (k − 1)-th derivative near their mean is known to rounding: that is what
 * is returned. A root that is its own conjugate to its accuracy is real: im = 0.
 *
 * @param closeness for coefficients that carry errors of their own: roots no further apart than this share of their size
 * are one. @default 0, rounding alone
 * @throws E_DOMAIN as {@link polynomialRoots}.
 */
export function distinctRoots(coefficients: readonly number[], closeness = 0): readonly DistinctRoot[] {
  const { re, im, radius, multiplicity } = clustered(polynomialRoots(coefficients), closeness)
  const seen = new Set<number>()
  const found: DistinctRoot[] = []
  for (let k = 0; k < re.length; k++) {
    if (seen.has(k)) continue
    const distance = (n: number) => Math.hypot(re[n]! - re[k]!, im[n]! - im[k]!)
    const members = Array.from(re, (_, n) => n)
      .filter((n) => !seen.has(n) && multiplicity[n] === multiplicity[k])
      .sort((p, q) => distance(p) - distance(q))
      .slice(0, multiplicity[k])
    for (const member of members) seen.add(member)
    const mean = [re, im].map((part) => members.reduce((sum, n) => sum + part[n]!, 0) / members.length)
    const disc = Math.min(2 * radius[k]!, 1e-6 * Math.hypot(mean[0]!, mean[1]!))
    const spread = Math.max(disc, ...members.map((n) => Math.hypot(re[n]! - mean[0]!, im[n]! - mean[1]!)))
    const real = Math.abs(mean[1]!) <= spread
    const [x, y] = polish(derivative(coefficients, members.length - 1), mean[0]!, real ? 0 : mean[1]!, 2 * spread)
    found.push({ re: x, im: y, multiplicity: members.length })
  }
  return found
}

/** The same roots, with those that lie close together taken for one of higher multiplicity. */
function clustered(roots: PolynomialRoots, closeness: number): PolynomialRoots {
  if (closeness === 0) return roots
  const { re, im } = roots
  const close = (k: number) =>
    Array.from(re, (_, n) => n).filter(
      (n) => Math.hypot(re[n]! - re[k]!, im[n]! - im[k]!) <= closeness * Math.hypot(re[k]!, im[k]!),
    )
  const multiplicity = roots.multiplicity.map((known, k) => Math.max(known, close(k).length))
  return { ...roots, multiplicity }
}

/** Coefficients of the k-th derivative. */
function derivative(coefficients: readonly number[], k: number): readonly number[] {
  let out = [...coefficients]
  for (let n = 0; n < k; n++) out = out.slice(1).map((c, at) => c * (at + 1))
  return out
}

/** A few Newton steps, kept only if they stay within `reach` of the start. */
function polish(coefficients: readonly number[], re: number, im: number, reach: number): readonly [number, number] {
  let [x, y] = [re, im]
  for (let step = 0; step < 4; step++) {
    let [pr, pi, dr, di] = [0, 0, 0, 0]
    for (let k = coefficients.length - 1; k >= 0; k--) {
      ;[dr, di] = [dr * x - di * y + pr, dr * y + di * x + pi]
      ;[pr, pi] = [pr * x - pi * y + coefficients[k]!, pr * y + pi * x]
    }
    const size = dr * dr + di * di
    if (size === 0) break
    x -= (pr * dr + pi * di) / size
    y -= (pi * dr - pr * di) / size
  }
  return Math.hypot(x - re, y - im) <= reach + 1e-14 * Math.hypot(re, im) ? [x, y] : [re, im]
}
