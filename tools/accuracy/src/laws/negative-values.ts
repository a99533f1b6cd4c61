import type { Curve, Registry } from '@freecurve/core'
import { eigenvaluesOf } from '@freecurve/law'
import { evolve } from '@freecurve/standard'
import type { NegativeCase } from './reference-file.ts'

/**
 * n eigenvalues, the (k − ½)/n quantiles, of a law that must be refused at larger sizes; undefined where the law is not
 * known here. Without parameters that say it all they are read off the law of the curve at ratio 1.
 */
export function negativeValues(
  registry: Registry,
  { initial }: NegativeCase,
  curve: Curve | undefined,
  n: number,
): Float64Array | undefined {
  const shares = Float64Array.from({ length: n }, (_, k) => (k + 0.5) / n)
  if (initial.family === 'uniform') {
    const { a, b } = initial as unknown as { readonly a: number; readonly b: number }
    return shares.map((p) => a + (b - a) * p)
  }
  if (initial.family === 'discrete') return discreteValues(initial.t as number[], initial.w as number[], shares)
  return curve && eigenvaluesOf(evolve(registry, { curve, ratios: [1], report: { at: [] } }).carried[0]!.law, n)
}

function discreteValues(places: readonly number[], weights: readonly number[], shares: Float64Array): Float64Array {
  const order = places.map((_, j) => j).sort((i, j) => places[i]! - places[j]!)
  return shares.map((p) => {
    let below = 0
    const here = order.find((j) => {
      below += weights[j]!
      return p <= below
    })
    return places[here ?? order[order.length - 1]!]!
  })
}
