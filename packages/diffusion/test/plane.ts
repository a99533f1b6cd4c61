import { erf } from '../src/erf.ts'

/** E erf(h_i) erf(h_j) by the trapezoidal rule on a plane of standard normals: a different road of correlated normals. */
export function plane(means: readonly [number, number], c: readonly [number, number, number]): number {
  const a = Math.sqrt(c[0])
  const b = a === 0 ? 0 : c[1] / a
  const rest = Math.sqrt(Math.max(0, c[2] - b * b))
  const h = 0.125
  let sum = 0
  for (let u = -8; u <= 8; u += h) {
    let inner = 0
    for (let v = -8; v <= 8; v += h) inner += Math.exp((-v * v) / 2) * erf(means[1] + b * u + rest * v)
    sum += Math.exp((-u * u) / 2) * erf(means[0] + a * u) * inner
  }
  return (sum * h * h) / (2 * Math.PI)
}
