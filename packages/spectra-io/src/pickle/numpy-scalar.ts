import { viewOf } from '../bytes/view-of.ts'
import { bytesIn } from './bytes-in.ts'
import { isDtype } from './numpy-dtype.ts'
import { PickleError, type PickleObject } from './value.ts'

/** A numpy text or date, which is no number. */
const OTHER: PickleObject = { is: 'numpy.generic' }

/** scalar(dtype, data): a numpy number, as a number of Python. */
export const numpyScalar: PickleObject = {
  is: 'numpy.scalar',
  call: ([dtype, data]) => {
    if (!isDtype(dtype)) throw new PickleError('a numpy number has no type')
    const numbers = dtype.numbers()
    if (numbers === undefined) return OTHER
    const { type, little } = numbers
    const bytes = bytesIn(data)
    if (bytes.length !== type.size) throw new PickleError('a numpy number has too few or too many bytes')
    const view = viewOf(bytes)
    if (type.imaginary !== undefined) throw new PickleError('it holds a single complex number; save an array of them')
    const value = type.real(view, 0, little)
    if (!type.integer || !Number.isNaN(value)) return value
    return dtype.code === 'u8' ? view.getBigUint64(0, little) : view.getBigInt64(0, little)
  },
}
