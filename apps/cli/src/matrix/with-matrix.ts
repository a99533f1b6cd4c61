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

/** Opens the matrix in a file, hands it to `use`, and closes the file. Throws what readers and views throw, and E_MATRIX. */
export const withMatrix = <R>(
  registry: Registry,
  path: string,
  { key, as }: MatrixChoice,
  use: (matrix: OpenMatrix) => Promise<R>,
): Promise<R> =>
  withFile(path, async (file) => {
    const array = chooseArray(await openArrays(file, registry.list('spectrum-reader')), key, file.name)
    const { id, options } =
      as === undefined ? { id: suiting(registry, array, file.name).id, options: {} } : parseView(as)
    const view = registry.get('matrix-view', id)
    const source = await callPluginAsync(view, () => view.source(array, options))
    return use({ file, array, view, source })
  })

function suiting(registry: Registry, array: StoredArray, name: string): MatrixView {
  const views = registry.list('matrix-view')
  const view = views.find((one) => one.suits(array))
  if (view !== undefined) return view
  const shape = `[${array.shape.join(', ')}]`
  const list = views.map(({ id, summary }) => `--as ${id} (${summary})`).join('; ')
  throw new FreecurveError(
    'E_MATRIX',
    `${name} holds an array of shape ${shape}, which is no square matrix. Say how it is meant: ${list}.`,
    { reason: 'not square', got: array.shape },
  )
}
