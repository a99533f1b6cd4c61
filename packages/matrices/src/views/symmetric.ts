import {
  defineMatrixView,
  type HermitianMatrix,
  readOptions,
  type StoredArray,
  type SymmetricMatrix,
} from '@freecurve/core'
import { checkIndices } from '../check-indices.ts'
import { named, refusal } from './refusal.ts'

const ABOUT = { kind: 'matrix-view', id: 'symmetric', options: {} } as const

/**
 * The array itself: a square matrix, real symmetric or complex Hermitian, dense or sparse. A submatrix is read with both its triangles,
 * so that a file that is not symmetric is noticed; the mean of a_ij and a_ji is taken.
 *
 * `principal` rejects with E_MATRIX where they differ by more than the rounding of the file's number type.
 */
export const symmetricView = defineMatrixView({
  ...ABOUT,
  summary: 'the array itself, square and symmetric or Hermitian',
  suits: ({ shape: [rows, columns, ...more] }) => more.length === 0 && rows !== undefined && rows === columns,
  source: async (array, options) => {
    readOptions(ABOUT, options)
    const [size, columns, ...more] = array.shape
    if (size === undefined || size !== columns || more.length > 0)
      throw refusal(
        `${named(array)} is no square matrix. Say what is meant: its Gram matrix (--as gram), or a graph's edges (--as adjacency, --as laplacian).`,
        'not square',
        array.shape,
      )
    return Object.freeze({
      size,
      label: `${size} × ${size} ${array.type} matrix`,
      principal: async (indices: Uint32Array, { signal }: { readonly signal?: AbortSignal | undefined } = {}) => {
        checkIndices(indices, size)
        signal?.throwIfAborted()
        const { values, imaginary } = await array.block(indices, indices)
        signal?.throwIfAborted()
        const allowed = roundingOf(array)
        const count = indices.length
        balance(values, indices, 1, allowed * largest(values, imaginary))
        if (imaginary === undefined) return { size: count, data: values } satisfies SymmetricMatrix
        balance(imaginary, indices, -1, allowed * largest(values, imaginary))
        return { size: count, data: values, imaginary } satisfies HermitianMatrix
      },
    })
  },
})

/**
 * Share of the largest entry by which a_ij and a_ji may differ: some thousand roundings of the type, as a product summed in two orders
 * leaves them. Chosen, not derived.
 */
const ROUNDINGS: { readonly [type: string]: number } = { float16: 1e-2, bfloat16: 5e-2, float32: 1e-4, complex64: 1e-4 }

const roundingOf = ({ type }: StoredArray): number => ROUNDINGS[type] ?? 1e-10

function largest(values: Float64Array, imaginary: Float64Array | undefined): number {
  let most = 0
  for (const part of [values, imaginary ?? []]) for (const x of part) most = Math.max(most, Math.abs(x))
  return most
}

/** Takes the mean of a_ij and sign·a_ji, in place. */
function balance(part: Float64Array, indices: Uint32Array, sign: 1 | -1, allowed: number): void {
  const count = indices.length
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      const below = part[i * count + j]!
      const above = sign * part[j * count + i]!
      if (!(Math.abs(below) < Infinity && Math.abs(above) < Infinity))
        throw notFinite(indices[i]!, indices[j]!, below, above)
      if (below === above) continue
      if (Math.abs(below - above) > allowed) throw unequal(indices[i]!, indices[j]!, below, sign * above, sign)
      const mean = below / 2 + above / 2
      part[i * count + j] = mean
      part[j * count + i] = sign * mean
    }
}

function notFinite(row: number, column: number, below: number, above: number) {
  const [at, got] = Math.abs(below) < Infinity ? [`(${column}, ${row})`, above] : [`(${row}, ${column})`, below]
  return refusal(`Entry ${at} of the matrix is ${got}; all must be finite.`, 'not finite', got)
}

function unequal(row: number, column: number, below: number, above: number, sign: 1 | -1) {
  const [kind, part] = sign === 1 ? ['symmetric', 'entry'] : ['Hermitian', 'the imaginary part of entry']
  return refusal(
    `The matrix is not ${kind}: ${part} (${row}, ${column}) is ${below}, of (${column}, ${row}) it is ${above}. If its rows are samples, --as gram makes their Gram matrix.`,
    `not ${kind}`,
    [row, column],
  )
}
