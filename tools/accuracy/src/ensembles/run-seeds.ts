import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { TrialRun } from './run-trial.ts'

/** What a worker is told. */
export interface SeedsJob {
  readonly trials: readonly string[]
  readonly seeds: readonly number[]
}

/** Runs of the trials (parts of their names; none for all) with the seeds 1 … n, shared among as many workers as there are cores. */
export async function runSeeds(trials: readonly string[], seeds: number): Promise<readonly TrialRun[]> {
  const workers = Math.min(seeds, availableParallelism())
  const jobs = Array.from({ length: workers }, (_, k): SeedsJob => {
    const own = Array.from({ length: seeds }, (_, i) => i + 1).filter((seed) => seed % workers === k)
    return { trials, seeds: own }
  })
  return (await Promise.all(jobs.map(runJob))).flat().sort((a, b) => a.seed - b.seed)
}

const runJob = (workerData: SeedsJob): Promise<readonly TrialRun[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seeds-worker.js', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} and no results`)))
  })
