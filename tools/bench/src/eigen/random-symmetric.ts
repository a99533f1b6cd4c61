import type { SymmetricMatrix } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'

/** An n×n symmetric matrix of independent standard normals. */
export function randomSymmetric(size: number, seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  const data = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const entry = random.normal()
      data[i * size + j] = entry
      data[j * size + i] = entry
    }
  return { size, data }
}
