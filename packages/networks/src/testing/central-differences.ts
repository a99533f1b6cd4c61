import type { Arithmetic } from './arithmetic.ts'

/**
 * First and second derivatives of a function at a point by central differences of step 1e-20, for arithmetic of at least 60 digits:
 * truncation leaves 1e-40, rounding 1e-20 at most, so that every digit of a double is right.
 */
export function centralDifferences<S>(on: Arithmetic<S>, f: (point: readonly S[]) => S, at: readonly S[]) {
  const step = on.of(1e-20)
  const twice = on.add(step, step)
  const moved = (point: readonly S[], k: number, sign: 1 | -1) =>
    point.map((x, l) => (l !== k ? x : sign > 0 ? on.add(x, step) : on.subtract(x, step)))
  const slope = (point: readonly S[], k: number) =>
    on.divide(on.subtract(f(moved(point, k, 1)), f(moved(point, k, -1))), twice)
  return {
    /** ∂f/∂x_k */
    first: (k: number) => on.toNumber(slope(at, k)),
    /** ∂²f/∂x_k∂x_l */
    second: (k: number, l: number) =>
      on.toNumber(on.divide(on.subtract(slope(moved(at, l, 1), k), slope(moved(at, l, -1), k)), twice)),
  }
}
