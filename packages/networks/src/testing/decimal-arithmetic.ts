import type { Arithmetic } from './arithmetic.ts'

/** What is used of a number of decimal.js, or of mathjs's BigNumber. */
export interface DecimalNumber {
  plus(x: this): this
  minus(x: this): this
  times(x: this): this
  div(x: this): this
  exp(): this
  ln(): this
  sqrt(): this
  abs(): this
  toNumber(): number
}

/** Arithmetic of as many digits as the given class has; π comes with it. */
export function decimalArithmetic<D extends DecimalNumber>(make: (x: number) => D, pi: D): Arithmetic<D> {
  const [half, two] = [make(0.5), make(2)]
  return {
    of: make,
    add: (a, b) => a.plus(b),
    subtract: (a, b) => a.minus(b),
    multiply: (a, b) => a.times(b),
    divide: (a, b) => a.div(b),
    exp: (a) => a.exp(),
    log: (a) => a.ln(),
    sqrt: (a) => a.sqrt(),
    isPositive: (a) => a.toNumber() > 0,
    toNumber: (a) => a.toNumber(),
    // 1/2 + φ(x) Σ_k x^(2k+1)/(2k+1)!!, whose terms are all of one sign.
    normalCdf(x) {
      const square = x.times(x)
      let term = x
      let sum = x
      for (let k = 3; term.abs().toNumber() > 1e-62; k += 2) {
        term = term.times(square).div(make(k))
        sum = sum.plus(term)
      }
      const density = square.div(make(-2)).exp().div(pi.times(two).sqrt())
      return half.plus(density.times(sum))
    },
  }
}
