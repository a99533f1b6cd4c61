import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'

/** The principal submatrix of a matrix in memory. */
export function partOf(
  { size, data, imaginary }: SymmetricMatrix | HermitianMatrix,
  indices: Uint32Array,
): SymmetricMatrix | HermitianMatrix {
  const count = indices.length
  const pick = (entries: Float64Array): Float64Array => {
    const out = new Float64Array(count * count)
    for (let s = 0; s < count; s++)
      for (let t = 0; t < count; t++) out[s * count + t] = entries[indices[s]! * size + indices[t]!]!
    return out
  }
  return imaginary === undefined
    ? { size: count, data: pick(data) }
    : { size: count, data: pick(data), imaginary: pick(imaginary) }
}
