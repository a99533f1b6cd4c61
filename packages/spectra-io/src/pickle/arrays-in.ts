import type { StoredArray } from '@freecurve/core'
import { heldArray } from '../arrays/held-array.ts'
import { requireDistinct } from '../arrays/require-distinct.ts'
import { formatError } from '../format-error.ts'
import { joinKey } from '../join-key.ts'
import { isObject, type PickleValue } from './value.ts'

/** Deeper nesting is none that people make. */
const DEEPEST = 64

/** Items that are looked at, the shared ones as often as they are met. Tuned: a fifth of a second. */
const MOST_VISITS = 2 ** 22

/** Tuned: more than the largest models have; some 100 MB of memory. */
const MOST_ARRAYS = 2 ** 18

/**
 * The arrays of numbers in a Python value: numpy arrays, tensors, and lists and arrays of objects that hold numbers only. What lies in
 * dicts and lists has the keys on the way to it joined by slashes. Texts, single numbers and sets are no arrays.
 *
 * @throws E_FILE_FORMAT for values that contain themselves, are nested too deep or shared too often, and keys that mean two arrays.
 */
export function arraysIn(root: PickleValue, format: string, prefix: string): readonly StoredArray[] {
  const found: StoredArray[] = []
  const onPath = new Set<PickleValue>()
  const kinds = new Map<readonly PickleValue[], Kind>()
  let visits = 0
  const count = (more: number) => {
    visits += more
    if (visits > MOST_VISITS || found.length > MOST_ARRAYS)
      throw formatError(
        format,
        `The Python objects hold more than ${MOST_ARRAYS} arrays, or parts that are shared too often.`,
      )
  }
  const visitItems = (items: readonly PickleValue[], shape: readonly number[], key: string) => {
    const kind = kinds.get(items) ?? kindOf(items)
    kinds.set(items, kind)
    if (kind === 'numbers') found.push(numbers(items, shape, format, key))
    if (kind !== 'mixed') return
    count(items.length)
    for (let k = 0; k < items.length; k++)
      if (mayHoldArrays(items[k]!)) visit(items[k]!, joinKey(key, indexOf(k, shape)))
  }
  const visitDict = (dict: ReadonlyMap<PickleValue, PickleValue>, key: string) => {
    count(dict.size)
    for (const [name, item] of dict) if (mayHoldArrays(item)) visit(item, joinKey(key, nameOf(name, format)))
  }
  const visit = (value: PickleValue, key: string): void => {
    if (onPath.has(value)) throw formatError(format, `The Python object "${key}" contains itself.`)
    if (onPath.size >= DEEPEST) throw formatError(format, `The Python objects are nested more than ${DEEPEST} deep.`)
    onPath.add(value)
    count(1)
    if (Array.isArray(value)) visitItems(value, [value.length], key)
    else if (value instanceof Map) visitDict(value, key)
    else if (isObject(value)) {
      const contents = value.look?.()
      if (contents !== undefined && 'array' in contents) found.push(contents.array(key))
      else if (contents !== undefined) visitItems(contents.items, contents.shape, key)
    }
    onPath.delete(value)
  }
  visit(root, prefix)
  return requireDistinct(found, format)
}

/** What a list holds: numbers only; nothing with arrays in it; or things to look into. */
type Kind = 'numbers' | 'nothing' | 'mixed'

function kindOf(items: readonly PickleValue[]): Kind {
  if (items.some(mayHoldArrays)) return 'mixed'
  return items.length > 0 && items.every(isNumber) ? 'numbers' : 'nothing'
}

const mayHoldArrays = (value: PickleValue): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)

const isNumber = (value: PickleValue): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint'

function nameOf(key: PickleValue, format: string): string {
  if (typeof key === 'string' || isNumber(key)) return String(key)
  throw formatError(format, 'A dict has keys that are neither texts nor numbers. Use texts.')
}

/** Indices of the k-th element of a row-major array, joined by slashes. */
function indexOf(k: number, shape: readonly number[]): string {
  let rest = k
  const indices = shape.toReversed().map((size) => {
    const index = rest % size
    rest = (rest - index) / size
    return index
  })
  return indices.reverse().join('/')
}

function numbers(items: readonly PickleValue[], shape: readonly number[], format: string, key: string): StoredArray {
  return heldArray({ key, shape, type: 'python' }, () => ({
    values: Float64Array.from(items, (item) => {
      if (typeof item === 'number') return item
      throw formatError(format, `"${key}" holds an integer beyond 2^53, which cannot be read exactly.`)
    }),
    shape,
  }))
}
