import type { ElementType } from '../arrays/element-type.ts'
import { NUMPY_NUMBERS } from '../npy/dtype.ts'
import { PickleError, type PickleObject, type PickleValue } from './value.ts'

/** A numpy.dtype in a pickle. */
export interface PickledDtype extends PickleObject {
  /** Kind and width: f8, i4, U12, O8. */
  readonly code: string
  /** The numbers it stands for, with their byte order; undefined for texts, dates and objects. */
  numbers(): { readonly type: ElementType; readonly little: boolean } | undefined
}

const IS = 'numpy.dtype'

/** Whether a value is a numpy.dtype. */
export const isDtype = (value: PickleValue | undefined): value is PickledDtype =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === IS && 'code' in value

/** Letters of types that hold no numbers: objects, texts, dates, time spans. */
const NO_NUMBERS = /^[OSaUMm]\d*$/

/** numpy.dtype('f8', …), whose state is (version, byte order, base, names, fields, …). */
export const numpyDtype: PickleObject = {
  is: IS,
  call: ([code]) => {
    if (typeof code !== 'string') throw new PickleError('a numpy.dtype has no name')
    return dtypeOf(code)
  },
}

function dtypeOf(code: string): PickledDtype {
  let order: PickleValue | undefined
  const type = Object.hasOwn(NUMPY_NUMBERS, code) ? NUMPY_NUMBERS[code] : undefined
  return {
    is: IS,
    code,
    setState: (state) => {
      const [, mark, base, names, fields] = Array.isArray(state) ? state : []
      if (base !== null || names !== null || fields !== null)
        throw new PickleError('it holds a structured array; save its fields as arrays of their own')
      order = mark
    },
    numbers: () => {
      if (type === undefined) {
        if (NO_NUMBERS.test(code)) return undefined
        throw new PickleError(`it holds an array of the unknown type ${JSON.stringify(code.slice(0, 40))}`)
      }
      if (order !== '<' && order !== '>' && !(order === '|' && type.size === 1))
        throw new PickleError('an array has no byte order')
      return { type, little: order === '<' }
    },
  }
}
