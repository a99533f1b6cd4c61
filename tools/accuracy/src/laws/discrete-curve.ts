import type { Curve } from '@freecurve/core'
import { algebraicCurve } from '@freecurve/curves'

/** The curve of Σ w_j δ_{t_j}: m Π (t_j − z) − Σ_j w_j Π_{i≠j} (t_i − z) = 0. */
export function discreteCurve(places: readonly number[], weights: readonly number[]): Curve {
  const all = productOf(places)
  const sums = all.map(() => 0)
  places.forEach((_, j) => {
    productOf(places.filter((_, i) => i !== j)).forEach((c, power) => {
      sums[power]! -= weights[j]! * c
    })
  })
  return algebraicCurve(all.map((c, power) => [sums[power]!, c]))
}

/** Coefficients of Π (t_j − z), lowest power first. */
function productOf(places: readonly number[]): readonly number[] {
  const product = new Array<number>(places.length + 1).fill(0)
  product[0] = 1
  for (const t of places)
    for (let power = product.length - 1; power >= 0; power--)
      product[power] = t * product[power]! - (power > 0 ? product[power - 1]! : 0)
  return product
}
