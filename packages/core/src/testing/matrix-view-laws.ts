import type { MatrixView } from '../matrix-view.ts'
import type { NumberArray, StoredArray } from '../stored-array.ts'
import { must, mustReject, type TestedLaw } from './law.ts'
import { type AnySource, matrixSourceLaws } from './matrix-source-laws.ts'

/** A symmetric 6×6 matrix of small whole numbers, and the edges of a path of 6 nodes: every view takes one of them. */
const SAMPLES: readonly NumberArray[] = [
  { values: Float64Array.from({ length: 36 }, (_, k) => ((k % 6) + 1) * (Math.floor(k / 6) + 1)), shape: [6, 6] },
  { values: Float64Array.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5), shape: [5, 2] },
]

const CUBE: NumberArray = { values: new Float64Array(8), shape: [2, 2, 2] }

/** What a view owes: its principal submatrices are symmetric and belong to one matrix, and what is no matrix is refused. */
export function matrixViewLaws(view: MatrixView): readonly TestedLaw[] {
  return [
    ...matrixSourceLaws((check) => overSources(view, check), 0),
    {
      name: 'an array of three dimensions is refused',
      check: () => mustReject('a cube', ['E_MATRIX'], () => view.source(storedOf(CUBE))),
    },
  ]
}

/** The sources of the samples that the view takes: at least one. */
async function overSources(view: MatrixView, check: (source: AnySource) => Promise<void>): Promise<void> {
  let taken = 0
  for (const sample of SAMPLES) {
    let source: AnySource
    try {
      source = await view.source(storedOf(sample))
    } catch (cause) {
      must(`E_MATRIX, got ${String(cause)}`, (cause as { readonly code?: string }).code === 'E_MATRIX')
      continue
    }
    taken++
    await check(source)
  }
  must(`${view.id} takes a symmetric matrix or a list of edges`, taken > 0)
}

function storedOf(array: NumberArray): StoredArray {
  const { values, shape } = array
  const width = shape[1]!
  return {
    key: '',
    shape,
    type: 'float64',
    read: async () => array,
    block: async (rows, columns) => ({
      values: Float64Array.from(
        { length: rows.length * columns.length },
        (_, k) => values[rows[Math.floor(k / columns.length)]! * width + columns[k % columns.length]!]!,
      ),
      shape: [rows.length, columns.length],
    }),
  }
}
