import { countOf } from '../arrays/count-of.ts'
import { isShape } from '../arrays/is-shape.ts'
import { columnMajor, rowMajor, stridedArray } from '../arrays/strided-array.ts'
import { bytesSource } from '../bytes/bytes-source.ts'
import { bytesIn } from './bytes-in.ts'
import { isDtype, type PickledDtype } from './numpy-dtype.ts'
import { type PickleContents, PickleError, type PickleObject, type PickleValue } from './value.ts'

/** The class numpy.ndarray, which only stands for itself. */
export const numpyNdarray: PickleObject = { is: 'numpy.ndarray type' }

/** _reconstruct(ndarray, (0,), b'b'): an empty array whose state (version, shape, dtype, column-major, data) follows. */
export const numpyReconstruct: PickleObject = {
  is: 'numpy._reconstruct',
  call: ([type]) => {
    if (type !== numpyNdarray)
      throw new PickleError('it holds a subclass of numpy.ndarray; save numpy.asarray(…) of it')
    let contents: PickleContents | undefined
    return {
      is: 'numpy.ndarray',
      setState: (state) => {
        const [version, shape, dtype, fortran, data] = Array.isArray(state) ? state : []
        if (version !== 1 || typeof fortran !== 'boolean') throw new PickleError('the state of an array is unknown')
        contents = contentsOf(shape, dtype, fortran, data)
      },
      look: () => contents,
    }
  },
}

/** _frombuffer(data, dtype, shape, order), as protocol 5 writes an array. */
export const numpyFromBuffer: PickleObject = {
  is: 'numpy._frombuffer',
  call: ([data, dtype, shape, order]) => {
    if (order !== 'C' && order !== 'F') throw new PickleError('the order of an array is unknown')
    const contents = contentsOf(shape, dtype, order === 'F', data)
    return { is: 'numpy.ndarray', look: () => contents }
  },
}

function contentsOf(
  shape: PickleValue | undefined,
  dtype: PickleValue | undefined,
  fortran: boolean,
  data: PickleValue | undefined,
): PickleContents | undefined {
  if (!isShape(shape) || !isDtype(dtype)) throw new PickleError('an array has no shape or no type')
  const count = countOf(shape)
  if (dtype.code.startsWith('O')) {
    if (!Array.isArray(data) || data.length !== count) throw new PickleError('an array of objects lacks some')
    return { items: data, shape }
  }
  const numbers = dtype.numbers()
  return numbers && { array: arrayOf(shape, numbers, fortran, bytesIn(data)) }
}

function arrayOf(
  shape: readonly number[],
  { type, little }: NonNullable<ReturnType<PickledDtype['numbers']>>,
  fortran: boolean,
  bytes: Uint8Array,
) {
  if (countOf(shape) * type.size !== bytes.length)
    throw new PickleError(`an array of shape [${shape.join(', ')}] has ${bytes.length} bytes`)
  const steps = fortran ? columnMajor(shape, type.size) : rowMajor(shape, type.size)
  return (key: string) =>
    stridedArray(bytesSource(bytes, key), { format: 'npy', key, type, little, shape, steps, at: 0 })
}
