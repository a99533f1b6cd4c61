import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '@freecurve/numerics'
import type { Contender } from './contenders.ts'
import { errorOf } from './error-of.ts'
import { planted } from './matrices.ts'
import { measureContender } from './measure-contender.ts'

/** One contender at one size. */
export interface Race {
  readonly size: number
  readonly contender: Contender | 'numpy'
  /** Seconds. */
  readonly cpu: number
  readonly wall: number
  /** CPU seconds over those of LAPACK; null where there is none. */
  readonly ratio: number | null
  /** Largest error of an eigenvalue in units of the norm. */
  readonly error: number
}

const SIZES = [256, 512, 1024, 2048, 4096]
/** ml-matrix takes 13 s at this size, and eight times that at the next. */
const PEER_UP_TO = 1024
const ORDER = ['lapack', 'numpy', 'one thread', 'two threads', 'ml-matrix'] as const

/** All contenders that are there, at all sizes. The spectra are uniform on (−1, 1). */
export function runRaces(): readonly Race[] {
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-bench-'))
  try {
    return SIZES.flatMap((size) => raceAt(size, join(folder, 'matrix.f64')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function raceAt(size: number, file: string): readonly Race[] {
  const random = createRandom(size)
  const spectrum = Float64Array.from({ length: size }, () => 2 * random.uniform() - 1).sort()
  writeFileSync(file, planted(spectrum, 1).data)
  const runs = Math.max(2, Math.min(20, Math.round(8000 / size)))
  let lapack: number | null = null
  return ORDER.flatMap((contender) => {
    if (contender === 'ml-matrix' && size > PEER_UP_TO) return []
    const run = measureContender(contender, size, contender === 'ml-matrix' ? 2 : runs, file)
    if (run === null) return []
    const { cpu, wall, values } = run
    if (contender === 'lapack') lapack = cpu
    const ratio = lapack === null ? null : cpu / lapack
    return [{ size, contender, cpu, wall, ratio, error: errorOf(values, spectrum) }]
  })
}
