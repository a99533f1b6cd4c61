import { outOfDomain } from '@freecurve/core'

/** Throws E_DOMAIN for an option that is not in the list: nothing is ignored. */
export function requireOptions(what: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((option) => !known.includes(option))
  if (unknown !== undefined) throw outOfDomain(what, 'every option', unknown, `one of ${known.join(', ')}`)
}

/** Throws E_DOMAIN for NaN: ±∞ are places on the line, NaN is none. */
export function requirePlace(what: string, x: number): void {
  if (Number.isNaN(x)) throw outOfDomain(what, 'x', x, 'a number or ±∞')
}

/** Throws E_DOMAIN unless a list has finite values, at least one, in ascending order. */
export function requireAscending(what: string, argument: string, values: ArrayLike<number>): void {
  if (values.length === 0) throw outOfDomain(what, argument, 0, 'a list that is not empty')
  for (let k = 0; k < values.length; k++) {
    const x = values[k]!
    if (!Number.isFinite(x)) throw outOfDomain(what, argument, x, 'finite')
    if (k > 0 && x < values[k - 1]!) throw outOfDomain(what, argument, x, 'ascending: sort the values first')
  }
}
