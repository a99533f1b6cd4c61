import { numberToken } from '../text/number-token.ts'

const ZERO = 48
const PLUS = 43
const MINUS = 45
const POINT = 46

/** Decimal digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15

/** 10^0 … 10^22: the powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))

/**
 * The number that the bytes from…to−1 spell, correctly rounded; undefined where they spell none. Up to 15 digits without exponent are
 * m / 10^k with both exact, one rounding in all (W. D. Clinger, How to read floating point numbers accurately, 1990); all else goes by
 * its text, where D stands for the E of an exponent, as FORTRAN writes it.
 */
export function decimalAt(bytes: Uint8Array, from: number, to: number): number | undefined {
  const sign = bytes[from]
  let at = sign === MINUS || sign === PLUS ? from + 1 : from
  let mantissa = 0
  let digits = 0
  let pointAt = -1
  if (to - at > EXACT_DIGITS + 1) return spelt(bytes, from, to)
  for (; at < to; at++) {
    const digit = bytes[at]! - ZERO
    if (digit >= 0 && digit <= 9) {
      mantissa = 10 * mantissa + digit
      digits++
    } else if (bytes[at] === POINT && pointAt < 0) pointAt = at
    else return spelt(bytes, from, to)
  }
  if (digits === 0 || digits > EXACT_DIGITS) return spelt(bytes, from, to)
  const value = pointAt < 0 ? mantissa : mantissa / POWERS[to - 1 - pointAt]!
  return sign === MINUS ? -value : value
}

/** Longer than any number anybody writes. */
const LONGEST = 1100

/** What is no ASCII becomes some other character, which no number has. */
const ASCII = new TextDecoder('latin1')

const spelt = (bytes: Uint8Array, from: number, to: number): number | undefined =>
  to - from > LONGEST ? undefined : numberToken(ASCII.decode(bytes.subarray(from, to)).replace(/d/i, 'e'))

/** The whole number ≥ 0 in decimal digits in the bytes from…to−1; NaN for anything else, and beyond 2^53. */
export function wholeAt(bytes: Uint8Array, from: number, to: number): number {
  let value = from < to ? 0 : Number.NaN
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = 10 * value + digit
    if (value > Number.MAX_SAFE_INTEGER) return Number.NaN
  }
  return value
}
