import type { SymmetricMatrix } from '@freecurve/core'

/** A repeatable stream of numbers in (−1, 1): the minimal standard generator of Park and Miller. */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return (2 * state) / 2147483647 - 1
  }
}

/** The matrix (n×n) with entries f(i, j), j ≤ i, and their mirror images. */
export function matrixOf(size: number, entry: (i: number, j: number) => number): SymmetricMatrix {
  const data = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      data[i * size + j] = entry(i, j)
      data[j * size + i] = data[i * size + j]!
    }
  return { size, data }
}

/** H diag(values) H with the reflection H = 1 − 2 v vᵀ of a random unit vector v. */
export function matrixWith(values: readonly number[], seed: number): SymmetricMatrix {
  const next = numbersFrom(seed)
  const raw = values.map(() => next())
  const norm = Math.hypot(...raw)
  const v = raw.map((x) => x / norm)
  const mean = v.reduce((sum, x, k) => sum + x * x * values[k]!, 0)
  return matrixOf(
    values.length,
    (i, j) => (i === j ? values[i]! : 0) - 2 * v[i]! * v[j]! * (values[i]! + values[j]! - 2 * mean),
  )
}

/** f times a matrix. */
export const scaled = ({ size, data }: SymmetricMatrix, f: number): SymmetricMatrix => ({
  size,
  data: data.map((x) => x * f),
})

/** 0, 1, …, n − 1 */
export const range = (n: number) => Array.from({ length: n }, (_, k) => k)

/** A matrix of independent uniform entries in (−1, 1). */
export const random = (n: number, seed: number): SymmetricMatrix => {
  const next = numbersFrom(seed)
  return matrixOf(n, () => next())
}

/** Q diag(values) Qᵀ, with Q a product of a few reflections by random vectors. */
export function reflected(values: Float64Array, seed: number): SymmetricMatrix {
  const next = numbersFrom(seed)
  const size = values.length
  const { data } = matrixOf(size, (i, j) => (i === j ? values[i]! : 0))
  for (let k = 0; k < 3; k++) reflect(data, unitVector(size, next))
  return matrixOf(size, (i, j) => data[i * size + j]!)
}

function unitVector(size: number, next: () => number): Float64Array {
  const v = Float64Array.from({ length: size }, () => next())
  const norm = Math.hypot(...v)
  return v.map((x) => x / norm)
}

/** A ← H A H, H = 1 − 2 v vᵀ: A − v wᵀ − w vᵀ with w = 2 (A v − (vᵀA v) v). */
function reflect(data: Float64Array, v: Float64Array): void {
  const size = v.length
  const product = v.map((_, i) => v.reduce((sum, x, j) => sum + data[i * size + j]! * x, 0))
  const mean = v.reduce((sum, x, i) => sum + x * product[i]!, 0)
  const w = product.map((x, i) => 2 * (x - mean * v[i]!))
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) data[i * size + j]! -= v[i]! * w[j]! + w[i]! * v[j]!
}

/** Largest difference in units of the norm. */
export function distance(values: ArrayLike<number>, exact: ArrayLike<number>): number {
  if (values.length !== exact.length) return Infinity
  const norm = Math.max(...Array.from(exact, Math.abs))
  return Math.max(...Array.from(exact, (x, k) => Math.abs(values[k]! - x))) / (norm || 1)
}
