import { FreecurveError } from '@freecurve/core'
import { numbersOf } from './numbers-of.ts'

/** A law of finitely many atoms, Σ w_j δ(t_j). */
export interface DiscreteLaw {
  /** t_j, ascending and distinct. */
  readonly values: readonly number[]
  /** w_j > 0, of sum 1. */
  readonly weights: readonly number[]
}

/** Weights may miss 1 by this: enough for texts of ten digits. */
const SLACK = 1e-9

/**
 * A discrete law out of the texts of the options `values` and `weights`. Equal values are added up; the weights are divided
 * by their sum, which is 1 up to 1e-9.
 *
 * @throws E_OPTION_VALUE for lists of different lengths, a weight that is not positive, weights that do not add up to 1.
 */
export function valuesAndWeights(valuesText: string, weightsText: string): DiscreteLaw {
  const values = numbersOf('values', valuesText)
  const weights = numbersOf('weights', weightsText)
  const refuse = (option: string, got: string, wanted: string) =>
    new FreecurveError('E_OPTION_VALUE', `${option} must be ${wanted}; got "${got}".`, { option, got })
  if (weights.some((w) => w <= 0)) throw refuse('weights', weightsText, 'positive')
  if (values.length !== weights.length)
    throw refuse('weights', weightsText, `as many as values (${values.length}), for example 0.75,0.25 for two`)
  const total = weights.reduce((sum, w) => sum + w, 0)
  if (Math.abs(total - 1) > SLACK) throw refuse('weights', weightsText, `of sum 1, not ${total}`)
  const weightOf = new Map<number, number>()
  values.forEach((t, j) => {
    weightOf.set(t, (weightOf.get(t) ?? 0) + weights[j]! / total)
  })
  const sorted = [...weightOf].sort(([t], [s]) => t - s)
  return { values: sorted.map(([t]) => t), weights: sorted.map(([, w]) => w) }
}
