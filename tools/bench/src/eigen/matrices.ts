import type { SymmetricMatrix } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'

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

/** An n×n symmetric matrix of independent standard normals. */
export function randomSymmetric(size: number, seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  return matrixOf(size, () => random.normal())
}

/** Q diag(values) Qᵀ, with Q a product of four reflections by random vectors; rounding moves an eigenvalue by some 1e-16 of the norm. */
export function planted(values: Float64Array, seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  const matrix = matrixOf(values.length, (i, j) => (i === j ? values[i]! : 0))
  for (let k = 0; k < 4; k++) {
    const v = values.map(() => random.normal())
    const norm = Math.hypot(...v)
    reflect(
      matrix,
      v.map((x) => x / norm),
    )
  }
  return matrix
}

/** A ← H A H, H = 1 − 2 v vᵀ: A − v wᵀ − w vᵀ with w = 2 (A v − (vᵀA v) v). */
function reflect({ size, data }: SymmetricMatrix, v: Float64Array): void {
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += data[i * size + j]! * v[j]!
    product[i] = sum
  }
  const mean = v.reduce((sum, x, i) => sum + x * product[i]!, 0)
  const w = product.map((x, i) => 2 * (x - mean * v[i]!))
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) data[i * size + j]! -= v[i]! * w[j]! + w[i]! * v[j]!
}
