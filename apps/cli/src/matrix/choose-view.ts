import { count, FreecurveError, type MatrixView, type Registry, type StoredArray } from '@freecurve/core'
import { chooseArray } from '@freecurve/spectra-io'

/** The array that is named, or the only one; a table among its own columns (empty key) stands for all of them. */
export function onlyArray(arrays: readonly StoredArray[], key: string | undefined, name: string): StoredArray {
  const table = arrays.find((array) => array.key === '')
  if (key === undefined && table !== undefined) return table
  // What means the spectrum in a file of spectra means nothing among matrices.
  return chooseArray(arrays, key, name, [])
}

/** The view that suits an array when nobody says how it is a matrix. Throws E_MATRIX with what there is to say. */
export function suitingView(registry: Registry, array: StoredArray, name: string): MatrixView {
  const views = registry.list('matrix-view')
  const view = views.find((one) => one.suits(array))
  if (view !== undefined) return view
  const shape = `[${array.shape.join(', ')}]`
  if (array.shape.length === 1 || (array.shape.length === 2 && array.shape.includes(1)))
    throw new FreecurveError(
      'E_MATRIX',
      `${name} holds a list of ${count(Math.max(...array.shape), 'number')}, no matrix. Are they eigenvalues already? Then leave out --sample: freecurve decompress ${name} --to <n>.`,
      { reason: 'a list', got: array.shape },
    )
  const list = views.map(({ id, summary }) => `--as ${id} (${summary})`).join('; ')
  throw new FreecurveError(
    'E_MATRIX',
    `${name} holds an array of shape ${shape}, which is no square matrix. Say how it is meant: ${list}.`,
    { reason: 'not square', got: array.shape },
  )
}
