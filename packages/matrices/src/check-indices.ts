import { FreecurveError } from '@freecurve/core'

/** Throws E_MATRIX for an index that is not in 0…size−1, or comes twice. */
export function checkIndices(indices: Uint32Array, size: number): void {
  const sorted = indices.slice().sort()
  for (let k = 0; k < sorted.length; k++) {
    const index = sorted[k]!
    if (index >= size) throw refusal(`Index ${index} is not in 0…${size - 1}.`, 'index out of range', index)
    if (k > 0 && index === sorted[k - 1])
      throw refusal(`Index ${index} comes twice; a submatrix takes each row once.`, 'index repeated', index)
  }
}

const refusal = (message: string, reason: string, got: number) =>
  new FreecurveError('E_MATRIX', message, { reason, got })
