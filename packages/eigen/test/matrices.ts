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
