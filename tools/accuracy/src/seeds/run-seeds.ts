import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CoverageRun } from '../band-coverage/run-coverage.ts'
import type { TrialRun } from '../ensembles/run-trial.ts'

/** What one run of a scoreboard over seeds says. */
export interface RunsOf {
  readonly ensembles: TrialRun
  readonly coverage: CoverageRun
}

/** What a worker is told. */
export interface SeedsJob {
  readonly board: keyof RunsOf
  readonly trials: readonly string[]
  readonly seeds: readonly number[]
}

/** Runs of a scoreboard's trials (parts of their names; none for all) with the seeds 1 … n, shared among as many workers as there are cores. */
export async function runSeeds<B extends keyof RunsOf>(
  board: B,
  trials: readonly string[],
  seeds: number,
): Promise<readonly RunsOf[B][]> {
  const workers = Math.min(seeds, availableParallelism())
  const jobs = Array.from({ length: workers }, (_, k): SeedsJob => {
    const own = Array.from({ length: seeds }, (_, i) => i + 1).filter((seed) => seed % workers === k)
    return { board, trials, seeds: own }
  })
  const runs = await Promise.all(jobs.map((job) => runJob<RunsOf[B]>(job)))
  return runs.flat().sort((a, b) => a.seed - b.seed)
}

const runJob = <T>(workerData: SeedsJob): Promise<readonly T[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seeds-worker.js', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} and no results`)))
  })
