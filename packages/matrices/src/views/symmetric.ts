import { defineMatrixView, type HermitianMatrix, readOptions, type SymmetricMatrix } from '@freecurve/core'
import { checkIndices } from '../check-indices.ts'
import { sparsePrincipal } from '../sparse/sparse-principal.ts'
import { symmetricRows } from '../sparse/symmetric-rows.ts'
import { named, refusal } from './refusal.ts'
import { roundingDifferences } from './rounding-differences.ts'

const ABOUT = { kind: 'matrix-view', id: 'symmetric', options: {} } as const

/**
 * The array itself: a square matrix, real symmetric or complex Hermitian, dense or sparse. A submatrix is read with both its triangles,
 * so that a file that is not symmetric is noticed; the mean of a_ij and a_ji is taken.
 *
 * `principal` rejects with E_MATRIX where they differ by more than the rounding of the file's number type, as {@link roundingDifferences}
 * says, and where all together differ by more than 10 %.
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
        const block = await array.block(indices, indices)
        signal?.throwIfAborted()
        const { values, imaginary } = block
        requireFinite(values, indices)
        if (imaginary !== undefined) requireFinite(imaginary, indices)
        const { allowed, share } = roundingDifferences(block, array.type)
        if (share > MOST_SHARE) throw unlike(share, imaginary === undefined)
        const part = imaginary === undefined ? 'entry' : 'the real part of entry'
        balance(values, { indices, sign: 1, part, allowed })
        if (imaginary === undefined) return { size: indices.length, data: values } satisfies SymmetricMatrix
        balance(imaginary, { indices, sign: -1, part: 'the imaginary part of entry', allowed })
        return { size: indices.length, data: values, imaginary } satisfies HermitianMatrix
      },
    })
  },
})

/** Share of the entries off the diagonal by which they may differ from their mirror images in all; independent ones differ by √2. Chosen. */
const MOST_SHARE = 0.1

/** How the two triangles of a part of a matrix go together. */
interface Balance {
  readonly indices: Uint32Array
  /** a_ij = sign·a_ji */
  readonly sign: 1 | -1
  /** The part, for messages. */
  readonly part: string
  /** By how much they may differ. */
  readonly allowed: (i: number, j: number) => number
}

/** Takes the mean of a_ij and sign·a_ji, in place. */
function balance(values: Float64Array, how: Balance): void {
  const { indices, sign, allowed } = how
  const count = indices.length
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      const below = values[i * count + j]!
      const above = sign * values[j * count + i]!
      if (below === above) continue
      if (Math.abs(below - above) > allowed(i, j)) throw unequal(how, i, j, below, sign * above)
      const mean = below / 2 + above / 2
      values[i * count + j] = mean
      values[j * count + i] = sign * mean
    }
}

/** Throws E_MATRIX for an entry that is NaN or infinite. */
function requireFinite(values: Float64Array, indices: Uint32Array): void {
  const at = values.findIndex((x) => !Number.isFinite(x))
  if (at < 0) return
  const place = `(${indices[Math.floor(at / indices.length)]}, ${indices[at % indices.length]})`
  throw refusal(`Entry ${place} of the matrix is ${values[at]}; all must be finite.`, 'not finite', values[at])
}

const ADVICE = 'Save (A + Aᴴ)/2 if that is what is meant; if the rows are samples, --as gram makes their Gram matrix.'

function unequal({ indices, sign, part, allowed }: Balance, i: number, j: number, below: number, above: number) {
  const kind = part === 'entry' ? 'symmetric' : 'Hermitian'
  const wanted = sign === 1 ? 'the same' : 'of the other sign'
  const [row, column] = [indices[i]!, indices[j]!]
  return refusal(
    `The matrix is not ${kind}: ${part} (${row}, ${column}) is ${below}, of (${column}, ${row}) it is ${above}; they must be ${wanted} within ${allowed(i, j).toPrecision(2)}, which is rounding. ${ADVICE}`,
    `not ${kind}`,
    [row, column],
  )
}

function unlike(share: number, real: boolean) {
  const kind = real ? 'symmetric' : 'Hermitian'
  return refusal(
    `The matrix is not ${kind}: off the diagonal, the entries of a sample differ from their mirror images by ${Math.round(100 * share)} % of their size. ${ADVICE}`,
    `not ${kind}`,
    share,
  )
}
