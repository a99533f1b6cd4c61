import type { StoredArray } from '@freecurve/core'

/** A Python value: None, bool, int (a bigint beyond 2^53), float, str, bytes, list or tuple, dict, or an object of a known class. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleObject

/** A class, a function or an object out of the list of those that are known. */
export interface PickleObject {
  /** Class of an object, or the full name of a class or function: numpy.ndarray. */
  readonly is: string
  /** What calling it gives; absent where it cannot be called. Throws PickleError. */
  readonly call?: (args: readonly PickleValue[]) => PickleValue
  /** Takes the state that a pickle gives an object after it is made. Throws PickleError. */
  readonly setState?: (state: PickleValue) => void
  /** What is in it; absent, or undefined, where that is no array. Throws PickleError. */
  readonly look?: () => PickleContents | undefined
}

/** An array of numbers, or objects in an array of that shape, row-major. */
export type PickleContents =
  | { readonly array: (key: string) => StoredArray }
  | { readonly items: readonly PickleValue[]; readonly shape: readonly number[] }

/** What a pickle must not hold; it becomes E_FILE_FORMAT with the place. */
export class PickleError extends Error {
  override readonly name = 'PickleError'
}

/** Whether a value is a class, a function or an object. */
export const isObject = (value: PickleValue | undefined): value is PickleObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Map) &&
  !(value instanceof Uint8Array)
