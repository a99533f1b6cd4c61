import type { NumberArray, SparseEntries } from '@freecurve/core'
import { formatError } from '../format-error.ts'
import { expandCompressed } from '../sparse/expand-compressed.ts'
import { indicesWithin } from '../sparse/indices-within.ts'

/** Reads the entries of a matrix out of the parts of its layout, which `part` gives by name. */
type SparseLayout = (
  part: (key: string) => Promise<NumberArray>,
  shape: readonly [rows: number, columns: number],
) => Promise<SparseEntries>

/** The layouts of scipy.sparse.save_npz. */
export const SPARSE_LAYOUTS: ReadonlyMap<string, SparseLayout> = new Map<string, SparseLayout>([
  ['csr', compressed('rows')],
  ['csc', compressed('columns')],
  ['coo', coordinates],
  ['bsr', blocks],
  ['dia', diagonals],
])

const damaged = (what: string) => formatError('npz', `The sparse matrix is damaged: ${what}.`)

const withValues = (rows: Uint32Array, columns: Uint32Array, { values, imaginary }: NumberArray): SparseEntries => {
  if (rows.length !== values.length || columns.length !== values.length)
    throw damaged(`it has ${values.length} values, ${rows.length} rows and ${columns.length} columns of them`)
  return imaginary === undefined ? { rows, columns, values } : { rows, columns, values, imaginary }
}

/** CSR (indices are columns, indptr starts rows), CSC the other way. */
function compressed(lines: 'rows' | 'columns'): SparseLayout {
  return async (part, [height, width]) => {
    const data = await part('data')
    const [lineCount, size] = lines === 'rows' ? [height, width] : [width, height]
    const within = indicesWithin((await part('indices')).values, size, 'npz')
    const line = expandCompressed((await part('indptr')).values, lineCount, within.length, 'npz')
    return lines === 'rows' ? withValues(line, within, data) : withValues(within, line, data)
  }
}

/** COO: the row and the column of each entry. */
async function coordinates(...[part, [height, width]]: Parameters<SparseLayout>): Promise<SparseEntries> {
  const data = await part('data')
  const rows = (await part('row')).values
  const columns = (await part('col')).values
  return withValues(indicesWithin(rows, height, 'npz'), indicesWithin(columns, width, 'npz'), data)
}

/** BSR: CSR of dense blocks, data of shape [blocks, R, C]. */
async function blocks(...[part, [height, width]]: Parameters<SparseLayout>): Promise<SparseEntries> {
  const data = await part('data')
  const [count, tall = 0, wide = 0] = data.shape
  if (data.shape.length !== 3 || !(height % tall === 0) || !(width % wide === 0))
    throw damaged(`blocks of shape [${data.shape.join(', ')}] do not fill it`)
  const across = indicesWithin((await part('indices')).values, width / wide, 'npz')
  const down = expandCompressed((await part('indptr')).values, height / tall, across.length, 'npz')
  if (across.length !== count) throw damaged(`it has ${count} blocks and ${across.length} places for them`)
  const rows = new Uint32Array(data.values.length)
  const columns = new Uint32Array(data.values.length)
  let k = 0
  for (let block = 0; block < across.length; block++)
    for (let i = 0; i < tall; i++)
      for (let j = 0; j < wide; j++, k++) {
        rows[k] = down[block]! * tall + i
        columns[k] = across[block]! * wide + j
      }
  return withValues(rows, columns, data)
}

/** DIA: data[d][j] stands in column j, row j − offsets[d]; what lies outside is padding. */
async function diagonals(...[part, [height, width]]: Parameters<SparseLayout>): Promise<SparseEntries> {
  const { values, imaginary, shape } = await part('data')
  const offsets = (await part('offsets')).values
  const [count, length = 0] = shape
  if (shape.length !== 2 || offsets.length !== count)
    throw damaged(`it has ${offsets.length} offsets for ${count} diagonals`)
  if (!offsets.every(Number.isInteger)) throw damaged('an offset is no integer')
  if (new Set(offsets).size < offsets.length) throw damaged('it has two diagonals of one offset')
  const kept = values
    .map((_, k) => k)
    .filter((k) => {
      const row = (k % length) - offsets[Math.floor(k / length)]!
      return k % length < width && row >= 0 && row < height
    })
  const rows = Uint32Array.from(kept, (k) => (k % length) - offsets[Math.floor(k / length)]!)
  const columns = Uint32Array.from(kept, (k) => k % length)
  const entries = { rows, columns, values: kept.map((k) => values[k]!) }
  return imaginary === undefined ? entries : { ...entries, imaginary: kept.map((k) => imaginary[k]!) }
}
