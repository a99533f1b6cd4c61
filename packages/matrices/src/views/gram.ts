import {
  defineMatrixView,
  type Growth,
  type MatrixSource,
  type ReadOptions,
  readOptions,
  type StoredArray,
} from '@freecurve/core'
import { fillGram } from '../fill-gram.ts'
import { foundOnce } from '../found-once.ts'
import { matrixSource, type PrincipalJob } from '../matrix-source.ts'
import { type CompressedRows, compressedRows } from '../sparse/compressed-rows.ts'
import { sparseGram } from '../sparse/sparse-gram.ts'
import { meansAcross } from './means-across.ts'
import { named, refusal } from './refusal.ts'
import { unfoldedArray } from './unfolded-array.ts'

const ABOUT = {
  kind: 'matrix-view',
  id: 'gram',
  options: {
    of: {
      type: 'choice',
      default: 'rows',
      choices: ['rows', 'columns'],
      doc: 'what is multiplied: rows, X Xᵀ/p, or columns, Xᵀ X/n',
    },
    centred: {
      type: 'choice',
      default: 'no',
      choices: ['no', 'yes'],
      doc: 'whether the mean over all rows is taken off every column of X first',
    },
    unfold: {
      type: 'choice',
      default: 'no',
      choices: ['no', 'yes'],
      doc: "whether an array of more than two dimensions is a table: a row for each place of the first, such as a convolution's kernel W, unfolded",
    },
    divide: {
      type: 'choice',
      default: 'yes',
      choices: ['yes', 'no'],
      doc: 'whether the sums are divided by the number of their terms',
    },
  },
} as const

/**
 * The Gram matrix of the rows of X (n×p), X Xᵀ/p (n×n), or of its columns, Xᵀ X/n (p×p), X with any number of rows and columns. Of a
 * random submatrix of size k only its k rows (columns) of X are read, a piece at a time; memory k² + 32 MB (or 512 columns).
 * A sparse table is read once as a whole, and only products that are not zero are made, unless it is centred: then it is dense.
 */
export const gramView = defineMatrixView({
  ...ABOUT,
  summary: 'Gram matrix of the rows of a table, X Xᵀ/p, or of its columns',
  suits: () => false,
  source: async (array, given) => {
    const options = readOptions(ABOUT, given)
    const table = options.unfold === 'yes' ? unfoldedArray(array) : array
    const [rows, columns, ...more] = table.shape
    if (rows === undefined || columns === undefined || more.length > 0)
      throw refusal(
        `${named(array)} is no table of rows and columns.${more.length === 0 ? '' : ' To take its first dimension for rows and all others for columns, as of a convolution, say unfold=yes.'}`,
        'not two dimensions',
        array.shape,
      )
    if (rows === 0 || columns === 0) throw refusal(`${named(array)} is empty.`, 'empty', array.shape)
    return gramSource(table, rows, columns, options)
  },
})

function gramSource(
  array: StoredArray,
  rows: number,
  columns: number,
  { of, centred, divide }: ReadOptions<typeof ABOUT.options>,
): MatrixSource {
  const ofRows = of === 'rows'
  const [size, length] = ofRows ? [rows, columns] : [columns, rows]
  // The mean over rows is one number for each column of X, whichever of them are multiplied; it is found once.
  const means = foundOnce((signal: AbortSignal | undefined) => meansAcross(array, signal))
  const label = `${centred === 'yes' ? 'centred ' : ''}Gram matrix of ${size} ${of} of a ${rows} × ${columns} ${array.type} table`
  const divisor = divide === 'yes' ? length : 1
  const facts = { growth: growthOf(of, rows, columns, centred === 'yes') }
  if (array.entries !== undefined && centred === 'no') {
    const table = foundOnce(() => sparseTable(array, ofRows, size))
    return matrixSource(size, label, async (job) => sparseGram(await table(), length, job, divisor), facts)
  }
  const fill = async (job: PrincipalJob) => {
    const { indices, signal } = job
    const mean = centred === 'yes' ? await means(signal) : undefined
    const piece = async (from: number, to: number) => {
      const across = Uint32Array.from({ length: to - from }, (_, k) => from + k)
      const block = ofRows ? await array.block(indices, across) : await array.block(across, indices)
      if (block.imaginary !== undefined) throw complexTable(array)
      const { values } = block
      const table = ofRows ? values : transposed(values, across.length, indices.length)
      if (mean !== undefined)
        takeOff(table, indices.length, across.length, (s, c) => mean[ofRows ? across[c]! : indices[s]!]!)
      return table
    }
    await fillGram(job, { length, divisor, piece })
  }
  return matrixSource(size, label, fill, facts)
}

/** Its rank is at most the side of the table that does not grow; the mean over rows takes one of them. Of columns it is a covariance matrix of the rows. */
function growthOf(of: 'rows' | 'columns', rows: number, columns: number, centred: boolean): Growth {
  const terms = Math.max(1, centred ? rows - 1 : rows)
  if (of === 'columns')
    return {
      flow: 'unknown',
      terms,
      rank: terms,
      note: 'Columns are added at a fixed number N of rows: the free flow holds where their covariance is generic, the deformed one with c0 = n0/N where columns are independent with variances of their own. The parts of a sample decide.',
    }
  return {
    flow: 'unknown',
    rank: columns,
    note: 'Rows are added at a fixed number of columns: the free flow holds for independent rows whose norms agree. Where norms differ much, or rows come in kinds, the parts of a sample decide.',
  }
}

/** The rows that are multiplied: those of X, or of Xᵀ. */
async function sparseTable(array: StoredArray, ofRows: boolean, size: number): Promise<CompressedRows> {
  const { rows, columns, values, imaginary } = await array.entries!()
  if (imaginary !== undefined) throw complexTable(array)
  const entries = ofRows ? { rows, columns, values } : { rows: columns, columns: rows, values }
  return compressedRows(entries, size)
}

const complexTable = (array: StoredArray) =>
  refusal(`${named(array)} is complex; Gram matrices are made of real tables.`, 'complex', array.type)

function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(values.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j]!
  return out
}

function takeOff(
  table: Float64Array,
  rows: number,
  columns: number,
  mean: (row: number, column: number) => number,
): void {
  for (let s = 0; s < rows; s++) for (let c = 0; c < columns; c++) table[s * columns + c]! -= mean(s, c)
}
