/** Coefficients c[i][j] of z^i m^j; rows may differ in length. */
export type Rows = readonly (readonly number[])[]

/** A quotient of two polynomials in z and m. */
export interface Fraction {
  readonly over: Rows
  readonly under: Rows
}

/** a + b. */
export const addPolynomials = (a: Rows, b: Rows): Rows =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
    const [p, q] = [a[i] ?? [], b[i] ?? []]
    return Array.from({ length: Math.max(p.length, q.length) }, (_, j) => (p[j] ?? 0) + (q[j] ?? 0))
  })

/** factor · a. */
export const scalePolynomial = (a: Rows, factor: number): Rows =>
  a.map((row) => row.map((c) => (c === 0 ? 0 : factor * c)))

/** a · b. */
export function multiplyPolynomials(a: Rows, b: Rows): Rows {
  const width = Math.max(...a.map((row) => row.length)) + Math.max(...b.map((row) => row.length)) - 1
  const rows = Array.from({ length: a.length + b.length - 1 }, () => new Array<number>(width).fill(0))
  a.forEach((p, i) => {
    p.forEach((c, j) => {
      if (c === 0) return
      b.forEach((q, k) => {
        q.forEach((d, l) => {
          rows[i + k]![j + l]! += c * d
        })
      })
    })
  })
  return rows
}

/** Powers beyond this are no curve that could be carried. */
export const HIGHEST_POWER = 60

/** A fraction to a whole power from −60 to 60; undefined for another exponent. */
export function raiseFraction(fraction: Fraction, exponent: number): Fraction | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > HIGHEST_POWER) return undefined
  const { over, under } = exponent < 0 ? { over: fraction.under, under: fraction.over } : fraction
  let result: Fraction = { over: [[1]], under: [[1]] }
  for (let n = 0; n < Math.abs(exponent); n++)
    result = { over: multiplyPolynomials(result.over, over), under: multiplyPolynomials(result.under, under) }
  return result
}
