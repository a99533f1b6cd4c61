import { bytesIn } from './bytes-in.ts'
import { numpyFromBuffer, numpyNdarray, numpyReconstruct } from './numpy-array.ts'
import { numpyDtype } from './numpy-dtype.ts'
import { numpyScalar } from './numpy-scalar.ts'
import { PickleError, type PickleObject, type PickleValue } from './value.ts'

/** encode(text, 'latin1'): how Python 3 writes bytes in protocol 2. */
const encode: PickleObject = {
  is: '_codecs.encode',
  call: ([text, encoding]) => {
    if (encoding !== 'latin1' && encoding !== 'latin-1') throw new PickleError('bytes are written in an unknown way')
    return bytesIn(text)
  },
}

/** OrderedDict(), or of a list of pairs. */
const orderedDict: PickleObject = {
  is: 'collections.OrderedDict',
  call: ([pairs = []]) => {
    const isPair = (pair: PickleValue): pair is [PickleValue, PickleValue] => Array.isArray(pair) && pair.length === 2
    if (!Array.isArray(pairs) || !pairs.every(isPair)) throw new PickleError('a dict is not made of pairs')
    return new Map(pairs)
  },
}

/** set([…]), as protocols before 4 write one: numbers in it are in no order, and no array. */
const set: PickleObject = { is: 'set type', call: () => ({ is: 'set' }) }

/** The classes and functions that numpy's own pickles name, before numpy 2 and since. */
export const NUMPY_GLOBALS: ReadonlyMap<string, PickleObject> = new Map([
  ['numpy.ndarray', numpyNdarray],
  ['numpy.dtype', numpyDtype],
  ...['numpy.core', 'numpy._core'].flatMap((core): (readonly [string, PickleObject])[] => [
    [`${core}.multiarray._reconstruct`, numpyReconstruct],
    [`${core}.multiarray.scalar`, numpyScalar],
    [`${core}.numeric._frombuffer`, numpyFromBuffer],
  ]),
  ['_codecs.encode', encode],
  ['collections.OrderedDict', orderedDict],
  ['builtins.set', set],
  ['__builtin__.set', set],
])
