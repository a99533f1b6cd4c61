/** Decimals beyond these are no rounding for print. */
const MOST_DIGITS = 8

/** Fewer different values than this are a few atoms, whatever their digits. */
const FEWEST = 20

/**
 * The step 10^−d of values that were rounded for print: all are whole multiples of it. Null where there is none of at most eight digits,
 * where all are whole numbers (graphs have such), and for fewer than twenty different values. Equal values among rounded ones are no atoms.
 */
export function decimalStep(values: Float64Array): number | null {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  if (new Set(values).size < FEWEST || values.every(Number.isInteger)) return null
  const top = Math.floor(Math.log10(largest))
  for (let exponent = top; exponent >= top - MOST_DIGITS; exponent--) {
    const step = Number(`1e${exponent}`)
    if (values.every((x) => isMultiple(x, step, exponent))) return step
  }
  return null
}

/** Whether a double is the one nearest to a whole multiple of 10^exponent. */
function isMultiple(x: number, step: number, exponent: number): boolean {
  const whole = Math.round(x / step)
  return x === Number(`${whole}e${exponent}`)
}
