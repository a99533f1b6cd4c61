import {
  callPluginAsync,
  FreecurveError,
  type HermitianMatrix,
  type MatrixSource,
  type MatrixView,
  type Registry,
  type StoredArray,
  type SymmetricMatrix,
} from '@freecurve/core'
import { chooseArray, openArrays } from '@freecurve/spectra-io'
import { type OpenFile, withFile } from '@freecurve/spectra-io/node'
import { splitKey } from '../files/split-key.ts'
import { parseView } from './parse-view.ts'

/** Which matrix of a file is wanted. */
export interface MatrixChoice {
  /** Name of the array, where a file holds several. */
  readonly key?: string | undefined
  /** A matrix view and its options; without it, the view that suits. */
  readonly as?: string | undefined
}

/** A matrix in a file that is open. */
export interface OpenMatrix {
  readonly file: OpenFile
  readonly array: StoredArray
  readonly view: MatrixView
  readonly source: MatrixSource<SymmetricMatrix | HermitianMatrix>
}

/** Opens the matrix in a file, `file` or `file::key`, hands it to `use`, and closes the file. Throws what readers and views throw, and E_MATRIX. */
export function withMatrix<R>(
  registry: Registry,
  input: string,
  choice: MatrixChoice,
  use: (matrix: OpenMatrix) => Promise<R>,
): Promise<R> {
  const { path, key } = splitKey(input, choice.key)
  return withFile(path, async (file) => {
    const array = onlyArray(await openArrays(file, registry.list('spectrum-reader')), key, file.name)
    const { id, options } =
      choice.as === undefined ? { id: suiting(registry, array, file.name).id, options: {} } : parseView(choice.as)
    const view = registry.get('matrix-view', id)
    const source = await callPluginAsync(view, () => view.source(array, options))
    return use({ file, array, view, source })
  })
}

/** The array that is named, or the only one; a table among its own columns (empty key) stands for all of them. */
function onlyArray(arrays: readonly StoredArray[], key: string | undefined, name: string): StoredArray {
  const table = arrays.find((array) => array.key === '')
  if (key === undefined && table !== undefined) return table
  // What means the spectrum in a file of spectra means nothing among matrices.
  return chooseArray(arrays, key, name, [])
}

function suiting(registry: Registry, array: StoredArray, name: string): MatrixView {
  const views = registry.list('matrix-view')
  const view = views.find((one) => one.suits(array))
  if (view !== undefined) return view
  const shape = `[${array.shape.join(', ')}]`
  if (array.shape.length === 1 || (array.shape.length === 2 && array.shape.includes(1)))
    throw new FreecurveError(
      'E_MATRIX',
      `${name} holds a list of ${Math.max(...array.shape)} numbers, no matrix. Are they eigenvalues already? Then leave out --sample: freecurve decompress ${name} --to <n>.`,
      { reason: 'a list', got: array.shape },
    )
  const list = views.map(({ id, summary }) => `--as ${id} (${summary})`).join('; ')
  throw new FreecurveError(
    'E_MATRIX',
    `${name} holds an array of shape ${shape}, which is no square matrix. Say how it is meant: ${list}.`,
    { reason: 'not square', got: array.shape },
  )
}
