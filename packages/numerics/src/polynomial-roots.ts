import { FreecurveError } from '@freecurve/core'
import { aberth } from './aberth.ts'

/** All roots of a polynomial, with what is known of their accuracy. */
export interface PolynomialRoots {
  readonly re: Float64Array
  readonly im: Float64Array
  /**
   * How many roots lie in the cluster of each one: 1 for a simple root. A cluster's mean is far more accurate than its
   * members.
   */
  readonly multiplicity: Int32Array
  /** Radius of a disc about each root; overlapping discs make a cluster and hold as many roots as it has discs. */
  readonly radius: Float64Array
  /** Whether the iteration settled on every root. */
  readonly converged: boolean
}

/**
 * Every root of p(x) = Σ c_k x^k, c ascending and complex (`im` may be left out for a real polynomial). Zero trailing
 * coefficients are roots 0, zero leading ones lower the degree. The starting points come from the Newton polygon of
 * log|c_k| (Bini 1996), so roots across hundreds of decades are found with full relative accuracy.
 *
 * @throws E_DOMAIN when all coefficients are zero, or one is not finite.
 */
export function polynomialRoots(
  re: ArrayLike<number>,
  im: ArrayLike<number> = new Float64Array(re.length),
): PolynomialRoots {
  let low = 0
  let high = re.length - 1
  for (let k = 0; k <= high; k++)
    if (!Number.isFinite(re[k]!) || !Number.isFinite(im[k]!))
      throw new FreecurveError(
        'E_DOMAIN',
        `Coefficient ${k} of a polynomial is ${re[k]}${im[k] === 0 ? '' : ` + ${im[k]}i`}, which is not finite: scale the polynomial, or its variable, so that doubles hold it.`,
        {
          argument: 're',
          got: re[k],
        },
      )
  while (high >= 0 && re[high] === 0 && im[high] === 0) high--
  if (high < 0)
    throw new FreecurveError('E_DOMAIN', 'The zero polynomial has no list of roots.', { argument: 're', got: 0 })
  while (re[low] === 0 && im[low] === 0) low++
  const degree = high - low
  const cr = Float64Array.from({ length: degree + 1 }, (_, k) => re[low + k]!)
  const ci = Float64Array.from({ length: degree + 1 }, (_, k) => im[low + k]!)
  const rootRe = new Float64Array(degree)
  const rootIm = new Float64Array(degree)
  startFromNewtonPolygon(cr, ci, degree, rootRe, rootIm)
  const converged = aberth(cr, ci, degree, rootRe, rootIm, 400)
  const radius = clusterRadii(cr, ci, degree, rootRe, rootIm)
  const multiplicity = clusterSizes(rootRe, rootIm, radius)
  const zeros = new Float64Array(low)
  return {
    re: concat(zeros, rootRe),
    im: concat(zeros, rootIm),
    multiplicity: Int32Array.from([...zeros.map(() => low), ...multiplicity]),
    radius: concat(zeros, radius),
    converged,
  }
}

const concat = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from([...a, ...b])

/**
 * Circles of radius (|c_a|/|c_b|)^{1/(b−a)} for every edge (a, b) of the upper hull of log|c_k|, b − a points on each.
 */
export function startFromNewtonPolygon(
  coefficientRe: Float64Array,
  coefficientIm: Float64Array,
  degree: number,
  re: Float64Array,
  im: Float64Array,
): void {
  const hull: number[] = []
  const height = (k: number) => Math.log(Math.hypot(coefficientRe[k]!, coefficientIm[k]!))
  for (let k = 0; k <= degree; k++) {
    if (coefficientRe[k] === 0 && coefficientIm[k] === 0) continue
    while (hull.length > 1) {
      const a = hull[hull.length - 2]!
      const b = hull[hull.length - 1]!
      if ((height(b) - height(a)) * (k - a) > (height(k) - height(a)) * (b - a)) break
      hull.pop()
    }
    hull.push(k)
  }
  let at = 0
  for (let edge = 0; edge + 1 < hull.length; edge++) {
    const from = hull[edge]!
    const count = hull[edge + 1]! - from
    const radius = Math.exp((height(from) - height(from + count)) / count)
    for (let n = 0; n < count; n++) {
      const angle = 2 * Math.PI * (n / count + edge / degree) + 0.7
      re[at] = radius * Math.cos(angle)
      im[at] = radius * Math.sin(angle)
      at++
    }
  }
}

/** Smith's discs: n |p(x_k)| / |c_n Π_{j≠k}(x_k − x_j)|, with the rounding error of p added to |p|. */
function clusterRadii(
  cr: Float64Array,
  ci: Float64Array,
  degree: number,
  re: Float64Array,
  im: Float64Array,
): Float64Array {
  return Float64Array.from({ length: degree }, (_, k) => {
    const modulus = Math.hypot(re[k]!, im[k]!)
    let pr = 0
    let pi = 0
    let bound = 0
    for (let n = degree; n >= 0; n--) {
      const next = pr * re[k]! - pi * im[k]! + cr[n]!
      pi = pr * im[k]! + pi * re[k]! + ci[n]!
      pr = next
      bound = bound * modulus + Math.hypot(cr[n]!, ci[n]!)
    }
    let product = Math.hypot(cr[degree]!, ci[degree]!)
    for (let j = 0; j < degree; j++) if (j !== k) product *= Math.hypot(re[k]! - re[j]!, im[k]! - im[j]!)
    const residual = Math.hypot(pr, pi) + 2 * degree * 2 ** -52 * bound
    return product > 0 ? (degree * residual) / product : Infinity
  })
}

function clusterSizes(re: Float64Array, im: Float64Array, radius: Float64Array): Int32Array {
  const count = re.length
  const group = Int32Array.from({ length: count }, (_, k) => k)
  for (let k = 0; k < count; k++)
    for (let j = 0; j < k; j++) {
      const distance = Math.hypot(re[k]! - re[j]!, im[k]! - im[j]!)
      // Discs that say nothing (a root found twice) only count as far as the root's own size.
      const reach = Math.min(radius[k]! + radius[j]!, 1e-3 * Math.hypot(re[k]!, im[k]!))
      if (distance > reach) continue
      const from = group[k]!
      const to = group[j]!
      for (let n = 0; n < count; n++) if (group[n] === from) group[n] = to
    }
  return group.map((g) => group.reduce((size, other) => (other === g ? size + 1 : size), 0))
}
