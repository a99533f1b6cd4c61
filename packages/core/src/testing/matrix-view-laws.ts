import type { HermitianMatrix, MatrixSource, SymmetricMatrix } from '../matrix-source.ts'
import type { MatrixView } from '../matrix-view.ts'
import type { NumberArray, StoredArray } from '../stored-array.ts'
import { must, mustReject, type TestedLaw } from './law.ts'

/** A symmetric 6×6 matrix of small whole numbers, and the edges of a path of 6 nodes: every view takes one of them. */
const SAMPLES: readonly NumberArray[] = [
  { values: Float64Array.from({ length: 36 }, (_, k) => ((k % 6) + 1) * (Math.floor(k / 6) + 1)), shape: [6, 6] },
  { values: Float64Array.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5), shape: [5, 2] },
]

const CUBE: NumberArray = { values: new Float64Array(8), shape: [2, 2, 2] }

/** What a view owes: its principal submatrices are symmetric and belong to one matrix, and what is no matrix is refused. */
export function matrixViewLaws(view: MatrixView): readonly TestedLaw[] {
  return [
    {
      name: 'a principal submatrix holds the entries of the whole',
      check: () =>
        overSources(view, async (source) => {
          const whole = await source.principal(Uint32Array.from({ length: source.size }, (_, k) => k))
          const chosen = Uint32Array.of(4, 0, 2)
          const part = await source.principal(chosen)
          must('size', part.size === 3 && part.data.length === 9)
          chosen.forEach((row, i) => {
            chosen.forEach((column, j) => {
              const [got, wanted] = [part.data[3 * i + j]!, whole.data[source.size * row + column]!]
              must(`entry (${row}, ${column}) is ${wanted}, in a submatrix ${got}`, Object.is(got, wanted))
            })
          })
        }),
    },
    {
      name: 'submatrices are symmetric',
      check: () =>
        overSources(view, async (source) => {
          const { size, data } = await source.principal(Uint32Array.of(4, 1, 3, 2))
          for (let i = 0; i < size; i++)
            for (let j = 0; j < i; j++) must(`(${i}, ${j})`, data[i * size + j] === data[j * size + i])
        }),
    },
    {
      name: 'an index out of range or repeated is refused',
      check: () =>
        overSources(view, async (source) => {
          for (const indices of [Uint32Array.of(0, source.size), Uint32Array.of(1, 1)])
            await mustReject(String(indices), ['E_MATRIX'], () => source.principal(indices))
        }),
    },
    {
      name: 'an array of three dimensions is refused',
      check: () => mustReject('a cube', ['E_MATRIX'], () => view.source(storedOf(CUBE))),
    },
  ]
}

type AnySource = MatrixSource<SymmetricMatrix | HermitianMatrix>

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
