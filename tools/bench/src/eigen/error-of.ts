/** Largest error of an eigenvalue in units of the norm; both lists ascend. */
export function errorOf(values: ArrayLike<number>, exact: ArrayLike<number>): number {
  if (values.length !== exact.length) return Infinity
  let [norm, error] = [0, 0]
  for (let k = 0; k < exact.length; k++) {
    norm = Math.max(norm, Math.abs(exact[k]!))
    error = Math.max(error, Math.abs(values[k]! - exact[k]!))
  }
  return error === 0 ? 0 : error / norm
}
