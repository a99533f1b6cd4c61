import { formatError } from '../format-error.ts'

/** Indices of a sparse matrix as integers, if all lie in 0…size−1. E_FILE_FORMAT. */
export function indicesWithin(indices: ArrayLike<number>, size: number, format: string): Uint32Array {
  const result = new Uint32Array(indices.length)
  for (let k = 0; k < indices.length; k++) {
    const index = indices[k]!
    if (!(Number.isInteger(index) && index >= 0 && index < size))
      throw formatError(format, `The sparse matrix is damaged: index ${index} is not below ${size}.`)
    result[k] = index
  }
  return result
}
