import { defineSpectrumReader } from '@freecurve/core'
import { formatError } from './format-error.ts'
import { hasNpyMagic, type NpyHeader, readNpyHeader } from './npy-header.ts'

/**
 * numpy's array files: versions 1.0 to 3.0, floats of 2, 4 and 8 bytes, integers of 1 to 8 bytes, booleans, either
 * byte order. Values come in row-major order whatever the file's order is. Nothing is allocated before header and
 * length of the file agree. A 64-bit integer beyond ±2^53 is refused rather than rounded.
 */
export const npyReader = defineSpectrumReader({
  id: 'npy',
  summary: 'NumPy array file (.npy)',
  extensions: ['npy'],
  recognizes: hasNpyMagic,
  read: (bytes) => {
    const header = readNpyHeader(bytes)
    const stored = readElements(bytes, header)
    return { values: header.fortranOrder ? toRowMajor(stored, header.shape) : stored, shape: header.shape }
  },
})

function readElements(bytes: Uint8Array, { dtype, count, dataAt }: NpyHeader): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const value = dtype.get(view, dataAt + k * dtype.itemSize)
    if (dtype.integer && Number.isNaN(value))
      throw formatError(
        'npy',
        `Value ${k + 1} is an integer beyond 2^53, which cannot be read exactly. Save array.astype("<f8").`,
        dataAt + k * dtype.itemSize,
      )
    values[k] = value
  }
  return values
}

/** Column-major values as row-major ones: the last index runs fastest in the result, the first one in the input. */
function toRowMajor(stored: Float64Array, shape: readonly number[]): Float64Array {
  if (shape.filter((size) => size !== 1).length < 2) return stored
  const values = new Float64Array(stored.length)
  const index = shape.map(() => 0)
  const strides = shape.map((_, d) => shape.slice(0, d).reduce((product, size) => product * size, 1))
  let from = 0
  for (let to = 0; to < values.length; to++) {
    values[to] = stored[from] as number
    for (let d = shape.length - 1; d >= 0; d--) {
      from += strides[d] as number
      index[d] = (index[d] as number) + 1
      if ((index[d] as number) < (shape[d] as number)) break
      from -= (strides[d] as number) * (shape[d] as number)
      index[d] = 0
    }
  }
  return values
}
