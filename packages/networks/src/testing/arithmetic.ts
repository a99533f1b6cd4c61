/** Numbers of some kind, and what the naive evaluator does with them. */
export interface Arithmetic<S> {
  of(x: number): S
  add(a: S, b: S): S
  subtract(a: S, b: S): S
  multiply(a: S, b: S): S
  divide(a: S, b: S): S
  exp(a: S): S
  log(a: S): S
  sqrt(a: S): S
  /** Φ, the standard normal distribution function. */
  normalCdf(a: S): S
  isPositive(a: S): boolean
  toNumber(a: S): number
}
