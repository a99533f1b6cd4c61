import { parentPort, workerData } from 'node:worker_threads'
import { standardRegistry } from '@freecurve/standard'
import type { SeedsJob } from './run-seeds.ts'
import { runTrial } from './run-trial.ts'
import { namedTrials, trialsOf } from './trials.ts'

/** Size of the sampled matrices. */
const SIZE = 1000

const { trials, seeds } = workerData as SeedsJob
const runs = namedTrials(trialsOf(standardRegistry), trials).flatMap((trial) => {
  const exact = trial.exact()
  return seeds.map((seed) => runTrial(standardRegistry, trial, exact, seed, SIZE))
})
parentPort!.postMessage(runs)
