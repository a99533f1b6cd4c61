import { FreecurveError } from '@freecurve/core'

/** Throws E_MATRIX for an index that is not in 0…size−1, or comes twice. Memory: size bytes. */
export function checkIndices(indices: Uint32Array, size: number): void {
  const seen = new Uint8Array(size)
  for (const index of indices) {
    if (!(index < size)) throw refusal(`Index ${index} is not in 0…${size - 1}.`, 'index out of range', index)
    if (seen[index] === 1)
      throw refusal(`Index ${index} comes twice; a submatrix takes each row once.`, 'index repeated', index)
    seen[index] = 1
  }
}

const refusal = (message: string, reason: string, got: number) =>
  new FreecurveError('E_MATRIX', message, { reason, got })
