import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets } from '@freecurve/numerics'
import { Matrix } from 'ml-matrix'
import type { TransformSamples } from './transform-samples.ts'

/** Complex factors of the rows: 1/P_m, or at first |m| over the size of the row. */
export interface Weights {
  readonly re: Float64Array
  readonly im: Float64Array
}

/** The whitened deviations m − m̂ of a curve, by Newton from m̂ (null where it strays), and 1/P_m at m̂. */
export function deviations(
  polynomial: BivariatePolynomial,
  { zRe, zIm, mRe, mIm, noise }: TransformSamples,
): { readonly weights: Weights; readonly parts: Float64Array | null } {
  const sheets = createSheets(polynomial)
  const count = zRe.length
  const weights = { re: new Float64Array(count), im: new Float64Array(count) }
  const gap = new Array<number>(2 * count).fill(0)
  let strayed = false
  for (let k = 0; k < count; k++) {
    sheets.moveTo(zRe[k]!, zIm[k]!)
    let [r, i] = [mRe[k]!, mIm[k]!]
    for (let step = 0; step < 12; step++) {
      const [qr, qi, size, dr, di] = newtonStep(sheets.coefficientRe, sheets.coefficientIm, r, i)
      if (step === 0) {
        weights.re[k] = dr / size
        weights.im[k] = -di / size
      }
      r -= qr
      i -= qi
      if (Math.hypot(qr, qi) < 1e-14 * Math.hypot(r, i)) break
    }
    gap[k] = r - mRe[k]!
    gap[k + count] = i - mIm[k]!
    if (!(i > 0) || !(Math.hypot(gap[k]!, gap[k + count]!) < 0.5 * Math.hypot(mRe[k]!, mIm[k]!))) strayed = true
  }
  return { weights, parts: strayed ? null : Float64Array.from(noise.whiten.mmul(Matrix.columnVector(gap)).to1DArray()) }
}

/** P/P_m at m for P(z, ·) with complex coefficients, |P_m|², and P_m. */
function newtonStep(
  cr: Float64Array,
  ci: Float64Array,
  r: number,
  i: number,
): readonly [number, number, number, number, number] {
  let [pr, pi, dr, di] = [0, 0, 0, 0]
  for (let j = cr.length - 1; j >= 0; j--) {
    ;[dr, di] = [dr * r - di * i + pr, dr * i + di * r + pi]
    ;[pr, pi] = [pr * r - pi * i + cr[j]!, pr * i + pi * r + ci[j]!]
  }
  const size = dr * dr + di * di
  return [(pr * dr + pi * di) / size, (pi * dr - pr * di) / size, size, dr, di]
}

/** Root mean square deviation of the CDF that goes with whitened parts, as a share of the spectrum. */
export const cdfOf = (parts: Float64Array, { noise }: TransformSamples): number => {
  const row = Matrix.rowVector(Array.from(parts))
  return Math.sqrt(row.mmul(noise.cdf).mmul(row.transpose()).get(0, 0))
}
