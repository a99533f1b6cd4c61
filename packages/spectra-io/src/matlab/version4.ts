import type { ByteSource, SparseEntries, StoredArray } from '@freecurve/core'
import { complexArray } from '../arrays/complex-array.ts'
import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'
import { readStrided } from '../arrays/read-strided.ts'
import { sparseArray } from '../arrays/sparse-array.ts'
import { columnMajor, stridedArray } from '../arrays/strided-array.ts'
import { pagedSource } from '../bytes/paged-source.ts'
import { formatError } from '../format-error.ts'
import type { Found } from './arrays-in.ts'
import { FORMAT } from './format.ts'

/** Bytes of the numbers before each matrix: type, rows, columns, whether complex, length of the name. */
const HEADER = 20

/** Longest name, with the zero behind it, that is looked at. */
const LONGEST_NAME = 256

/** Types by the tens digit of the type. */
const TYPES: readonly ElementType[] = [
  ELEMENT_TYPES.float64,
  ELEMENT_TYPES.float32,
  ELEMENT_TYPES.int32,
  ELEMENT_TYPES.int16,
  ELEMENT_TYPES.uint16,
  ELEMENT_TYPES.uint8,
]

const TEXT = 1
const SPARSE = 2

/** What stands before a matrix of a version 4 file. */
interface Header {
  readonly little: boolean
  readonly type: ElementType
  readonly kind: number
  readonly rows: number
  readonly columns: number
  readonly complex: boolean
  readonly nameLength: number
}

/** Whether the bytes begin with a matrix of a version 4 file: its numbers make sense, and a name with a zero behind it follows. */
export function isVersion4(head: Uint8Array): boolean {
  const header = headerOf(head)
  if (header === undefined) return false
  const name = head.subarray(HEADER, HEADER + header.nameLength)
  return /^[A-Za-z]\w*\0$/.test(String.fromCharCode(...name))
}

function headerOf(bytes: Uint8Array): Header | undefined {
  if (bytes.length < HEADER) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER)
  const little = view.getUint32(0, true) < 1000
  const code = view.getUint32(0, little)
  const [type, kind] = [TYPES[Math.floor(code / 10) % 10], code % 10]
  const [rows, columns, complex, nameLength] = [4, 8, 12, 16].map((at) => view.getUint32(at, little))
  if (Math.floor(code / 100) !== (little ? 0 : 10) || type === undefined || kind > SPARSE) return undefined
  if (complex! > 1 || nameLength! < 1 || nameLength! > LONGEST_NAME) return undefined
  return { little, type, kind, rows: rows!, columns: columns!, complex: complex === 1, nameLength: nameLength! }
}

/**
 * Finds the matrices in a version 4 file, as MATLAB 4 wrote and `save -v4` still does: full ones of numbers, column by column, and
 * sparse ones as a table of row, column and value whose last line has the shape.
 *
 * @throws E_FILE_FORMAT
 */
export async function findVersion4(file: ByteSource, found: Found): Promise<void> {
  const paged = pagedSource(file)
  for (let at = 0; at < file.size; ) {
    const header = headerOf(await paged.read(at, Math.min(file.size, at + HEADER)))
    if (header === undefined) throw formatError(FORMAT, 'What should be a matrix of a version 4 file is none.', at)
    const { rows, columns, complex, nameLength, type, kind } = header
    const dataAt = at + HEADER + nameLength
    const end = dataAt + rows * columns * type.size * (complex ? 2 : 1)
    if (!(end <= file.size))
      throw formatError(FORMAT, `A matrix of ${rows} × ${columns} ends behind the file: it is cut off.`, at)
    const name = new TextDecoder().decode(await paged.read(at + HEADER, dataAt)).replace(/\0.*$/s, '')
    if (kind === TEXT) found.others.add('a text')
    else if (kind === SPARSE) found.arrays.push(await sparse(file, header, name, dataAt))
    else found.arrays.push(full(file, header, name, dataAt))
    at = end
  }
}

function full(
  file: ByteSource,
  { little, type, rows, columns, complex }: Header,
  key: string,
  at: number,
): StoredArray {
  const shape = [rows, columns]
  const layout = { format: FORMAT, key, type, little, shape, steps: columnMajor(shape, type.size), at }
  const real = stridedArray(file, layout)
  if (!complex) return real
  const imaginary = stridedArray(file, { ...layout, at: at + rows * columns * type.size })
  return complexArray(real, imaginary, type.size === 8 ? 'complex128' : `complex ${type.name}`)
}

async function sparse(file: ByteSource, header: Header, key: string, at: number): Promise<StoredArray> {
  const { little, type, rows: lines, columns: width, complex } = header
  if (complex || lines < 1 || width < 3 || width > 4)
    throw formatError(FORMAT, `A sparse matrix is stored as a table of ${lines} × ${width}.`, at)
  const columnOf = async (k: number): Promise<Float64Array> => {
    const from = at + k * lines * type.size
    const layout = { format: FORMAT, key, type, little, shape: [lines], steps: [type.size], at: from }
    return (await readStrided(file, layout)).values
  }
  const lastOf = async (k: number): Promise<number> => {
    const from = at + ((k + 1) * lines - 1) * type.size
    const layout = { format: FORMAT, key, type, little, shape: [], steps: [], at: from }
    return (await readStrided(file, layout)).values[0]!
  }
  const shape = [await lastOf(0), await lastOf(1)] as const
  if (!shape.every((size) => Number.isInteger(size) && size >= 0 && size < 2 ** 32))
    throw formatError(FORMAT, `A sparse matrix has the shape [${shape.join(', ')}].`, at)
  const load = async (): Promise<SparseEntries> => {
    const count = lines - 1
    const entries = {
      rows: indices(await columnOf(0), count, shape[0], at),
      columns: indices(await columnOf(1), count, shape[1], at),
      values: (await columnOf(2)).subarray(0, count),
    }
    return width === 3 ? entries : { ...entries, imaginary: (await columnOf(3)).subarray(0, count) }
  }
  const about = { format: FORMAT, key, type: width === 3 ? 'float64' : 'complex128', shape, fileSize: file.size }
  return sparseArray(about, load)
}

/** Indices are counted from 1 in the file. */
function indices(values: Float64Array, count: number, size: number, at: number): Uint32Array {
  const from0 = new Uint32Array(count)
  for (let k = 0; k < count; k++) {
    const index = values[k]!
    if (!(Number.isInteger(index) && index >= 1 && index <= size))
      throw formatError(FORMAT, `Index ${index} of a sparse matrix is not one of 1 to ${size}.`, at)
    from0[k] = index - 1
  }
  return from0
}
