import { closeSync, openSync, writeSync } from 'node:fs'
import { createRandom } from '@freecurve/numerics'

/** Rows that are written at a time. */
const ROWS = 64

/** Writes a small layer and one of n×n weights, normal of variance 1/n, float32, as safetensors; returns the file's size in bytes. */
export function writeWeights(path: string, n: number): number {
  const small = 4 * n
  const tensor = (shape: readonly number[], from: number, to: number) => ({
    dtype: 'F32',
    shape,
    data_offsets: [from, to],
  })
  const fields = {
    'layers.0.bias': tensor([n], 0, small),
    'layers.1.weight': tensor([n, n], small, small + 4 * n * n),
  }
  const text = JSON.stringify(fields)
  const header = Buffer.from(text.padEnd(8 * Math.ceil(text.length / 8)))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  const random = createRandom(1)
  const file = openSync(path, 'w')
  try {
    writeSync(file, length)
    writeSync(file, header)
    writeSync(file, new Uint8Array(small))
    const rows = new Float32Array(ROWS * n)
    for (let top = 0; top < n; top += ROWS) {
      for (let k = 0; k < rows.length; k++) rows[k] = random.normal() / Math.sqrt(n)
      writeSync(file, new Uint8Array(rows.buffer, 0, 4 * n * Math.min(ROWS, n - top)))
    }
  } finally {
    closeSync(file)
  }
  return 8 + header.length + small + 4 * n * n
}
