import { closeSync, openSync, writeSync } from 'node:fs'
import { createRandom } from '@freecurve/numerics'

/** Lines that are written at a time. */
const LINES = 50_000

/** Writes a symmetric sparse matrix (n×n) of about `count` random entries below the diagonal as Matrix Market; returns its size in bytes. */
export function writeSparse(path: string, n: number, count: number): number {
  const random = createRandom(1)
  const file = openSync(path, 'w')
  let size = 0
  const write = (text: string) => {
    size += writeSync(file, text)
  }
  try {
    write(`%%MatrixMarket matrix coordinate real symmetric\n${n} ${n} ${count}\n`)
    let lines: string[] = []
    for (let k = 0; k < count; k++) {
      const [a, b] = [Math.floor(random.uniform() * n), Math.floor(random.uniform() * n)]
      lines.push(`${Math.max(a, b) + 1} ${Math.min(a, b) + 1} ${random.normal()}\n`)
      if (lines.length < LINES && k < count - 1) continue
      write(lines.join(''))
      lines = []
    }
  } finally {
    closeSync(file)
  }
  return size
}
