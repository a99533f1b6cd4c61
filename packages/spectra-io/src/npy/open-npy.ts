import type { ByteSource, StoredArray } from '@freecurve/core'
import { countOf } from '../arrays/count-of.ts'
import { columnMajor, rowMajor, stridedArray } from '../arrays/strided-array.ts'
import { formatError } from '../format-error.ts'
import { joinKey } from '../join-key.ts'
import { arraysIn } from '../pickle/arrays-in.ts'
import { NUMPY_GLOBALS } from '../pickle/numpy-globals.ts'
import { unpickle } from '../pickle/unpickle.ts'
import { npyRecord } from './dtype.ts'
import type { NpyHeader } from './header.ts'

/**
 * The arrays of an npy file behind its header: one; or one for each field with numbers; or those in the Python objects it holds. Their
 * keys begin with `prefix`.
 *
 * @throws E_FILE_FORMAT
 */
export async function openNpy(file: ByteSource, header: NpyHeader, prefix = ''): Promise<readonly StoredArray[]> {
  const { descr, fortranOrder, shape, dataAt } = header
  if (descr === '|O') {
    const bytes = await file.read(dataAt, file.size)
    const arrays = arraysIn(unpickle(bytes, { format: 'npy', at: dataAt, globals: NUMPY_GLOBALS }), 'npy', prefix)
    if (arrays.length > 0) return arrays
    throw formatError('npy', 'The file holds Python objects, and no arrays of numbers among them.', dataAt)
  }
  const record = npyRecord(descr)
  checkLength(shape, record.size, file.size - dataAt)
  const steps = fortranOrder ? columnMajor(shape, record.size) : rowMajor(shape, record.size)
  return record.columns.map(({ key, type, little, offset }) =>
    stridedArray(file, { format: 'npy', key: joinKey(prefix, key), type, little, shape, steps, at: dataAt + offset }),
  )
}

/** The product of the shape must be what follows; one that overflows cannot be equal to it. */
function checkLength(shape: readonly number[], size: number, there: number): void {
  const needed = countOf(shape) * size
  if (needed === there) return
  const said = `The header promises ${JSON.stringify(shape).slice(0, 80)} values of ${size} bytes (${needed} bytes)`
  const verdict = needed > there ? 'it is cut off' : 'something was appended'
  throw formatError('npy', `${said}, but ${there} bytes follow: ${verdict}.`)
}
