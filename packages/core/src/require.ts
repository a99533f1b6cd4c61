import { FreecurveError } from './error.ts'

/** E_DOMAIN for one part of what came from outside: "In {what} {argument} must be {wanted}; got …". */
export const outOfDomain = (what: string, argument: string, got: unknown, wanted: string): FreecurveError<'E_DOMAIN'> =>
  new FreecurveError('E_DOMAIN', `In ${what} ${argument} must be ${wanted}; got ${String(got)}.`, { argument, got })

/** Throws E_DOMAIN unless a value is an object with fields: the first thing to ask of what came from outside. */
export function requireRecord(what: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FreecurveError('E_DOMAIN', `${what} is an object with fields; got ${String(value)}.`, {
      argument: what,
      got: value,
    })
}

/** Throws E_DOMAIN unless a value is a whole number ≥ least. */
export function requireWhole(what: string, argument: string, got: unknown, least: number): void {
  if (!Number.isInteger(got) || (got as number) < least)
    throw outOfDomain(what, argument, got, `a whole number from ${least}`)
}

/** Throws E_DOMAIN unless a value is a Float64Array of `count` finite numbers. */
export function requireNumbers(what: string, argument: string, values: unknown, count: number): void {
  if (!(values instanceof Float64Array)) throw outOfDomain(what, argument, typeof values, 'a Float64Array')
  if (values.length !== count) throw outOfDomain(what, argument, values.length, `${count} numbers`)
  const bad = values.find((x) => !Number.isFinite(x))
  if (bad !== undefined) throw outOfDomain(what, argument, bad, 'finite')
}
