import { FreecurveError, type ModelHost } from '@freecurve/core'

/** A host that holds lists of numbers, flat where no shape is given. */
export function hostWith(
  lists: { readonly [reference: string]: readonly number[] },
  shapes: { readonly [reference: string]: readonly number[] } = {},
): ModelHost {
  const missing = async (reference: string): Promise<never> => {
    throw new FreecurveError('E_FILE_READ', `There is no ${reference}.`, { path: reference, reason: 'missing' })
  }
  return {
    array: async (reference) => {
      const list = lists[reference]
      if (list === undefined) return missing(reference)
      const array = { values: Float64Array.from(list), shape: shapes[reference] ?? [list.length] }
      return { key: '', shape: array.shape, type: 'float64', read: async () => array, block: () => missing('a block') }
    },
    arrays: missing,
    bytes: missing,
    json: missing,
  }
}
