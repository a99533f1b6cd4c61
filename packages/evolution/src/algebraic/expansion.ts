import { type BivariatePolynomial, FreecurveError } from '@freecurve/core'

/** The branch that behaves as −1/z at infinity, or why there is none. */
export type Expansion = { readonly moments: readonly number[] } | { readonly problem: string }

/**
 * Moments μ_0 = 1, μ_1, …, μ_count of the branch m = −Σ μ_k z^{−k−1} of a curve.
 * With s = 1/z and m = −s v(s), the terms s^{j−i} (−1)^j c[i][j] v^j of lowest power in s make a polynomial χ(v) that
 * must
 * vanish at v = 1; each further moment is then one linear equation, μ_k = −[s^k] / χ′(1).
 */
export function expandAtInfinity(polynomial: BivariatePolynomial, count: number): Expansion {
  const { coefficients, degreeZ, degreeM } = polynomial
  let lowest = Infinity
  for (let i = 0; i <= degreeZ; i++)
    for (let j = 0; j <= degreeM; j++) if (coefficients[i]![j] !== 0) lowest = Math.min(lowest, j - i)
  let value = 0
  let slope = 0
  let size = 0
  for (let j = 0; j <= degreeM; j++) {
    const c = coefficients[j - lowest]?.[j] ?? 0
    const signed = j % 2 === 0 ? c : -c
    value += signed
    slope += j * signed
    size += j * Math.abs(c) + Math.abs(c)
  }
  if (Math.abs(value) > 1e-9 * size) return { problem: 'no branch m(z) behaves as −1/z at infinity' }
  if (Math.abs(slope) <= 1e-12 * size)
    return {
      problem:
        'several branches behave as −1/z at infinity, as those of a repeated factor or of a law without moments do',
    }
  const moments = new Float64Array(count + 1)
  moments[0] = 1
  // powers[j][n] = [s^n] v(s)^j with the moments known so far.
  const powers = Array.from({ length: degreeM + 1 }, () => {
    const power = new Float64Array(count + 1)
    power[0] = 1
    return power
  })
  for (let k = 1; k <= count; k++) {
    for (let j = 2; j <= degreeM; j++) powers[j]![k] = convolution(powers[j - 1]!, moments, k)
    moments[k] = -termOf(polynomial, powers, lowest, k) / slope
    // What μ_k itself adds, v(0) being 1.
    for (let j = 1; j <= degreeM; j++) powers[j]![k]! += j * moments[k]!
  }
  return { moments: Array.from(moments) }
}

/**
 * The moments of {@link expandAtInfinity}.
 *
 * @throws E_CURVE when no sheet, or more than one, behaves as −1/z at infinity.
 */
export function momentsAtInfinity(polynomial: BivariatePolynomial, count: number): readonly number[] {
  const expansion = expandAtInfinity(polynomial, count)
  if ('moments' in expansion) return expansion.moments
  throw new FreecurveError('E_CURVE', `This is not the curve of a law: ${expansion.problem}.`, {
    path: 'coefficients',
    got: polynomial.coefficients,
  })
}

/** Order of the moment that shows where the support ends: even a share of 1e-6 out there is seen to within a half. */
export const FARTHEST_MOMENT = 40

/**
 * Roughly how far from 0 the physical sheet has its furthest singularity (for a law: its support): |μ_k|^{1/k} for the
 * higher half of the moments μ_0, μ_1, … given.
 */
export function reachOf(moments: readonly number[]): number {
  const half = (moments.length - 1) / 2
  return Math.max(...moments.slice(half).map((mu, k) => Math.abs(mu) ** (1 / (k + half))))
}

/** Σ_{0 < n ≤ k} a_n b_{k−n} + a_0 b_k with b_k still 0. */
function convolution(a: Float64Array, b: Float64Array, k: number): number {
  let sum = 0
  for (let n = 1; n <= k; n++) sum += a[n]! * b[k - n]!
  return sum
}

/** [s^{lowest + k}] of Σ c[i][j] (−1)^j s^{j−i} v(s)^j with the moments known so far. */
function termOf(polynomial: BivariatePolynomial, powers: readonly Float64Array[], lowest: number, k: number): number {
  let sum = 0
  polynomial.coefficients.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) {
      // s^{j−i} meets s^n of v^j where j − i + n = lowest + k.
      const n = lowest + k + i - j
      if (n >= 0 && n <= k && row[j] !== 0) sum += (j % 2 === 0 ? row[j]! : -row[j]!) * powers[j]![n]!
    }
  })
  return sum
}
