import { formatError } from './format-error.ts'
import { halfFloat } from './half-float.ts'
import type { PythonValue } from './python-literal.ts'

/** How one element of an npy file becomes a number. */
export interface NpyDtype {
  /** Bytes per element. */
  readonly itemSize: number
  /** The element at a byte offset; integers beyond ±2^53 come back as NaN, which no integer type holds otherwise. */
  readonly get: (view: DataView, offset: number) => number
  readonly integer: boolean
}

type Get = (view: DataView, offset: number, little: boolean) => number

const exact = (value: bigint): number => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : Number.NaN
}

const GETTERS: { readonly [type: string]: Get } = {
  f2: (view, at, little) => halfFloat(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => exact(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => exact(view.getBigUint64(at, little)),
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
}

const REFUSED: { readonly [letter: string]: string } = {
  c: 'complex numbers; eigenvalues of a symmetric matrix are real: use numpy.linalg.eigvalsh, or save the real parts',
  f: 'floats of a width that only some machines have; save array.astype("<f8")',
  O: 'pickled Python objects, which are never loaded; save a plain float array',
  S: 'texts, not numbers',
  U: 'texts, not numbers',
  V: 'raw records; save one column of it as a plain float array',
  M: 'dates, not numbers',
  m: 'time spans, not numbers',
}

/**
 * The element type behind the `descr` field of a header, such as '<f8', '>i4' or '|b1'.
 *
 * @throws E_FILE_FORMAT for complex, object, structured and text types, and for an element type without byte order.
 */
export function npyDtype(descr: PythonValue | undefined): NpyDtype {
  if (Array.isArray(descr))
    throw formatError(
      'npy',
      'The file holds records with named fields. Save one field of it as a plain float array: numpy.save(name, array["field"]).',
    )
  const [, order, type] = /^([<>|])(.+)$/.exec(typeof descr === 'string' ? descr : '') ?? []
  const get = /^[fiub]\d$/.test(type ?? '') ? GETTERS[type as string] : undefined
  const why = REFUSED[type?.[0] ?? '']
  if (get === undefined && why !== undefined) throw formatError('npy', `The file holds ${why} (dtype ${descr}).`)
  const itemSize = Number(type?.slice(1))
  if (get === undefined || (order === '|' && itemSize > 1))
    throw formatError('npy', `Unknown dtype ${JSON.stringify(descr)}. Save array.astype("<f8").`)
  const little = order === '<'
  return { itemSize, integer: type?.[0] !== 'f', get: (view, offset) => get(view, offset, little) }
}
