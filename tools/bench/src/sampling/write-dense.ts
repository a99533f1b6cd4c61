import { closeSync, openSync, writeSync } from 'node:fs'
import { entryOf } from './entry-of.ts'

/** Rows that are written at a time. */
const ROWS = 64

/** Writes a symmetric random matrix (n×n, float64) as .npy; returns its size in bytes. */
export function writeDense(path: string, n: number): number {
  const fields = `{'descr': '<f8', 'fortran_order': False, 'shape': (${n}, ${n}), }`
  const header = Buffer.alloc(128, ' ')
  header.write('\x93NUMPY\x01\x00', 'latin1')
  header.writeUInt16LE(118, 8)
  header.write(fields, 10, 'latin1')
  header.write('\n', 127, 'latin1')
  const file = openSync(path, 'w')
  try {
    writeSync(file, header)
    for (let top = 0; top < n; top += ROWS) {
      const rows = Math.min(ROWS, n - top)
      const values = new Float64Array(rows * n)
      for (let i = 0; i < rows; i++) for (let j = 0; j < n; j++) values[i * n + j] = entryOf(top + i, j, n)
      writeSync(file, new Uint8Array(values.buffer))
    }
  } finally {
    closeSync(file)
  }
  return 128 + 8 * n * n
}
