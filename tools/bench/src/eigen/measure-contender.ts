import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Contender } from './contenders.ts'

/** The best of some runs, and what they found. */
export interface ContenderRun {
  /** Seconds of all threads, user and system. */
  readonly cpu: number
  /** Seconds. */
  readonly wall: number
  readonly values: readonly number[]
}

/** What numpy does on the same file, told in the same way. */
const NUMPY = `
import json, sys, time
import numpy
size, runs, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
matrix = numpy.fromfile(file).reshape(size, size)
cpu = wall = float('inf')
for _ in range(runs):
    used, began = time.process_time(), time.perf_counter()
    values = numpy.linalg.eigvalsh(matrix)
    wall = min(wall, time.perf_counter() - began)
    cpu = min(cpu, time.process_time() - used)
print(json.dumps({'cpu': cpu, 'wall': wall, 'values': values.tolist()}))
`

/**
 * Measures a contender in a process of its own, with one thread for OpenBLAS. null where it is not installed.
 *
 * @param file the matrix: float64, row-major
 */
export function measureContender(
  contender: Contender | 'numpy',
  size: number,
  runs: number,
  file: string,
): ContenderRun | null {
  const args = [String(size), String(runs), file]
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1' }
  const options = { encoding: 'utf8', env, maxBuffer: 2 ** 26 } as const
  const child = fileURLToPath(new URL('./child.js', import.meta.url))
  const { status, stdout, stderr } =
    contender === 'numpy'
      ? spawnSync('python3', ['-c', NUMPY, ...args], options)
      : spawnSync(process.execPath, [child, contender, ...args], options)
  if (status === 0) return JSON.parse(stdout)
  if (contender === 'numpy' || (contender === 'lapack' && stderr.includes('E_SOLVER'))) return null
  throw new Error(`${contender} ended badly: ${stderr}`)
}
