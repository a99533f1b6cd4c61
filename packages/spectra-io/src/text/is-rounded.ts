const INTEGER = /^[+-]?\d+$/

/** Digits of the largest double, 2^1024 − 2^971. */
const MOST_DIGITS = 309

/**
 * Whether a decimal is an integer, without point and exponent, that no double holds: 9007199254740993 would become 9007199254740992. A
 * number with a point or an exponent is one that may be rounded.
 *
 * @param value what `Number` makes of the token; told so that the usual case costs nothing.
 */
export function isRounded(token: string, value: number): boolean {
  if (Number.isSafeInteger(value) || !INTEGER.test(token)) return false
  const digits = token.replace(/^[+-]?0*/, '')
  // What JavaScript itself writes of a double, all its digits, is that double.
  if (String(Math.abs(value)) === digits) return false
  return digits.length > MOST_DIGITS || !Number.isFinite(value) || BigInt(digits) !== BigInt(Math.abs(value))
}

/** What a message says of such a number. */
export const ROUNDED_HINT =
  'is an integer beyond 2^53 that cannot be read exactly. Write it with a point or an exponent (1.5e20) if it may be rounded.'
