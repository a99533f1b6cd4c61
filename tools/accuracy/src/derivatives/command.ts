import { decimalArithmetic, layerExamples } from '@freecurve/networks/testing'
import { Decimal } from 'decimal.js'
import { magnitude, table, toJson } from '../table.ts'
import { type LayerErrors, layerErrors } from './layer-errors.ts'

/** Digits of the loss that derivatives are held against. */
const DIGITS = 60
/** One of so many Hessian entries is held against differences: all of them take some minutes. */
const STRIDE = 7
/** Largest error over the largest entry that is allowed. */
const TARGET = 1e-14

/** `accuracy derivatives`: gradients and Hessians of every layer type against differences of a loss in 60 digits. */
export async function derivativesCommand({ json }: { readonly json: boolean }): Promise<0 | 1> {
  const Precise = Decimal.clone({ precision: DIGITS })
  const arithmetic = decimalArithmetic((x) => new Precise(x), Precise.acos(-1))
  const errors: LayerErrors[] = []
  for (const example of layerExamples) errors.push(await layerErrors(example, arithmetic, STRIDE))
  const missed = errors.filter(({ gradient, hessian }) => !(gradient <= TARGET && hessian <= TARGET))
  if (json) console.log(toJson(errors))
  else {
    const rows = errors.map(({ layer, parameters, loss, gradient, hessian, entries, parts }) => [
      layer,
      String(parameters),
      magnitude(loss),
      magnitude(gradient),
      magnitude(hessian),
      String(entries),
      magnitude(parts),
    ])
    console.log(table(['layer', 'P', 'loss', 'gradient', 'Hessian', 'entries', 'H−GN−R'], rows))
    console.log(
      `\nLargest errors over the largest entry, against central differences of step 1e-20 in ${DIGITS} digits. ${missed.length === 0 ? `All are below ${TARGET}.` : `Above ${TARGET}: ${missed.map(({ layer }) => layer).join(', ')}.`}`,
    )
  }
  return missed.length === 0 ? 0 : 1
}
