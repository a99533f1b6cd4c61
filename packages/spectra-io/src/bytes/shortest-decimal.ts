/**
 * The shortest decimal that reads back as the same number, −0 included. Beyond 2^53 it has an exponent: digits alone would spell another
 * integer than the number is.
 */
export function shortestDecimal(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential()
  return Object.is(value, -0) ? '-0' : String(value)
}
