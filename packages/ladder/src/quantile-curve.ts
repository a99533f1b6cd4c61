import type { QuantileCurve } from '@freecurve/core'

/** y at ascending x through ascending knots (xs, ys), straight between them; beyond the ends, the ends. Where xs repeat, the last y. */
export function interpolated(xs: ArrayLike<number>, ys: ArrayLike<number>, at: ArrayLike<number>): Float64Array {
  const out = new Float64Array(at.length)
  const last = xs.length - 1
  let k = 0
  for (let i = 0; i < at.length; i++) {
    const x = at[i]!
    while (k < last && xs[k + 1]! <= x) k++
    if (x < xs[0]!) out[i] = ys[0]!
    else if (k === last) out[i] = ys[last]!
    else out[i] = ys[k]! + ((x - xs[k]!) / (xs[k + 1]! - xs[k]!)) * (ys[k + 1]! - ys[k]!)
  }
  return out
}

/** F(x−) and F(x) at ascending places: they differ at atoms, which are repeated values. */
export function sharesAround(
  { shares, values }: QuantileCurve,
  places: Float64Array,
): { readonly below: Float64Array; readonly upTo: Float64Array } {
  const upTo = interpolated(values, shares, places)
  let k = 0
  const below = places.map((x, i) => {
    while (k < values.length && values[k]! < x) k++
    return k < values.length && values[k] === x ? shares[k]! : upTo[i]!
  })
  return { below, upTo }
}

/** F⁻¹ at ascending shares. */
export const valuesAt = ({ shares, values }: QuantileCurve, at: ArrayLike<number>): Float64Array =>
  interpolated(shares, values, at)

/** ∫ log q dp by the trapezoidal rule; null unless every quantile is positive. For differences between curves on like knots. */
export function meanLogOf({ shares, values }: QuantileCurve): number | null {
  if (!(values[0]! > 0)) return null
  let sum = 0
  for (let i = 1; i < shares.length; i++)
    sum += ((shares[i]! - shares[i - 1]!) * (Math.log(values[i]!) + Math.log(values[i - 1]!))) / 2
  return sum
}
