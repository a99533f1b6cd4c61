import { FreecurveError, type StoredArray } from '@freecurve/core'

/** What is taken of several arrays when nobody says which: names that mean the spectrum wherever they stand. */
const USUAL = ['eigenvalues', 'values']

/** Keys that a message lists. */
const SHOWN = 20

/**
 * The array with a key; without a key the only one there is, or the one called `eigenvalues` or else `values`.
 *
 * @param name of the file, for messages.
 * @param usual keys that need not be named, the first that is there. @default `eigenvalues`, `values`
 * @throws E_FILE_KEY with the keys there are.
 */
export function chooseArray(
  arrays: readonly StoredArray[],
  key: string | undefined,
  name: string,
  usual: readonly string[] = USUAL,
): StoredArray {
  const found =
    key === undefined
      ? arrays.length === 1
        ? arrays[0]
        : usual.map((one) => arrays.find((array) => array.key === one)).find((array) => array !== undefined)
      : arrays.find((array) => array.key === key)
  if (found !== undefined) return found
  const keys = arrays.map((array) => array.key)
  const list = arrays
    .slice(0, SHOWN)
    .map(({ key: one, shape, type }) => `${one === '' ? '(no name)' : one} (${type}, shape [${shape.join(', ')}])`)
    .join('; ')
  const rest = arrays.length > SHOWN ? `; and ${arrays.length - SHOWN} more` : ''
  throw new FreecurveError(
    'E_FILE_KEY',
    key === undefined
      ? `${name} holds ${arrays.length} arrays. Name one behind ::, as in ${name}::${keys.find(Boolean) ?? 'key'}. There is: ${list}${rest}.`
      : `${name} holds no array "${key}". There is: ${list}${rest}.`,
    { key, keys },
  )
}
