import type { NumberArray, StoredArray } from '@freecurve/core'

/** Complex numbers whose real and imaginary parts are stored apart, as two arrays of one shape. */
export function complexArray(real: StoredArray, imaginary: StoredArray, type: string): StoredArray {
  const paired = async (parts: readonly [Promise<NumberArray>, Promise<NumberArray>]): Promise<NumberArray> => {
    const [{ values, shape }, { values: other }] = await Promise.all(parts)
    return { values, imaginary: other, shape }
  }
  return Object.freeze({
    key: real.key,
    shape: real.shape,
    type,
    read: () => paired([real.read(), imaginary.read()]),
    block: (rows: Uint32Array, columns: Uint32Array) =>
      paired([real.block(rows, columns), imaginary.block(rows, columns)]),
  })
}
