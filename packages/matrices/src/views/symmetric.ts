import {
  defineMatrixView,
  type HermitianMatrix,
  readOptions,
  type StoredArray,
  type SymmetricMatrix,
} from '@freecurve/core'
import { checkIndices } from '../check-indices.ts'
import { sparsePrincipal } from '../sparse/sparse-principal.ts'
import { symmetricRows } from '../sparse/symmetric-rows.ts'
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
    const label = `${size} × ${size} ${array.type} matrix`
    const entries = await array.entries?.()
    if (entries !== undefined && entries.imaginary === undefined) {
      // In a sample of few rows hardly an entry has its mirror image: all are compared, once.
      const rows = symmetricRows(entries, size)
      const principal = async (indices: Uint32Array) => {
        checkIndices(indices, size)
        return sparsePrincipal(rows, indices)
      }
      return Object.freeze({ size, label, principal })
    }
    return Object.freeze({
      size,
      label,
      principal: async (indices: Uint32Array, { signal }: { readonly signal?: AbortSignal | undefined } = {}) => {
        checkIndices(indices, size)
        signal?.throwIfAborted()
        const { values, imaginary } = await array.block(indices, indices)
        signal?.throwIfAborted()
        const allowed = roundingOf(array)
        const count = indices.length
        const most = allowed * largest(values, imaginary)
        const part = imaginary === undefined ? 'entry' : 'the real part of entry'
        balance(values, { indices, sign: 1, part, allowed: most })
        if (imaginary === undefined) return { size: count, data: values } satisfies SymmetricMatrix
        balance(imaginary, { indices, sign: -1, part: 'the imaginary part of entry', allowed: most })
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

/** How the two triangles of a part of a matrix go together. */
interface Balance {
  readonly indices: Uint32Array
  /** a_ij = sign·a_ji */
  readonly sign: 1 | -1
  /** The part, for messages. */
  readonly part: string
  /** By how much they may differ. */
  readonly allowed: number
}

/** Takes the mean of a_ij and sign·a_ji, in place. */
function balance(values: Float64Array, how: Balance): void {
  const { indices, sign, allowed } = how
  const count = indices.length
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      const below = values[i * count + j]!
      const above = sign * values[j * count + i]!
      if (!(Math.abs(below) < Infinity && Math.abs(above) < Infinity))
        throw notFinite(indices[i]!, indices[j]!, below, above)
      if (below === above) continue
      if (Math.abs(below - above) > allowed) throw unequal(how, indices[i]!, indices[j]!, below, sign * above)
      const mean = below / 2 + above / 2
      values[i * count + j] = mean
      values[j * count + i] = sign * mean
    }
}

function notFinite(row: number, column: number, below: number, above: number) {
  const [at, got] = Math.abs(below) < Infinity ? [`(${column}, ${row})`, above] : [`(${row}, ${column})`, below]
  return refusal(`Entry ${at} of the matrix is ${got}; all must be finite.`, 'not finite', got)
}

function unequal({ sign, part, allowed }: Balance, row: number, column: number, below: number, above: number) {
  const kind = part === 'entry' ? 'symmetric' : 'Hermitian'
  const wanted = sign === 1 ? 'the same' : 'of the other sign'
  return refusal(
    `The matrix is not ${kind}: ${part} (${row}, ${column}) is ${below}, of (${column}, ${row}) it is ${above}; they must be ${wanted} within ${allowed.toPrecision(2)}. Save (A + Aᴴ)/2 if that is what is meant; if the rows are samples, --as gram makes their Gram matrix.`,
    `not ${kind}`,
    [row, column],
  )
}
