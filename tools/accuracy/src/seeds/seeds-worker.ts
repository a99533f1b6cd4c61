import { parentPort, workerData } from 'node:worker_threads'
import { standardRegistry } from '@freecurve/standard'
import { exactOf, runCoverage } from '../band-coverage/run-coverage.ts'
import { COVERAGE } from '../band-coverage/settings.ts'
import { runTrial } from '../ensembles/run-trial.ts'
import { namedTrials, trialsOf } from '../ensembles/trials.ts'
import type { RunsOf, SeedsJob } from './run-seeds.ts'

/** Size of the matrices that `ensembles` samples. */
const SIZE = 1000

const BOARDS: { readonly [B in keyof RunsOf]: (trials: readonly string[], seeds: readonly number[]) => RunsOf[B][] } = {
  ensembles: (trials, seeds) =>
    namedTrials(trialsOf(standardRegistry), trials).flatMap((trial) => {
      const exact = trial.exact()
      return seeds.map((seed) => runTrial(standardRegistry, trial, exact, seed, SIZE))
    }),
  coverage: (trials, seeds) =>
    namedTrials(COVERAGE, trials).flatMap((setting) => {
      const exact = exactOf(standardRegistry, setting)
      return seeds.map((seed) => runCoverage(standardRegistry, setting, exact, seed))
    }),
}

const { board, trials, seeds } = workerData as SeedsJob
parentPort!.postMessage(BOARDS[board](trials, seeds))
