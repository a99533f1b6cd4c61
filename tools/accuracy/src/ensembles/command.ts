import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeRuns } from './describe-runs.ts'
import { runTrial } from './run-trial.ts'
import { namedTrials, trialsOf } from './trials.ts'

/** Size of the sampled matrices. */
const SIZE = 1000

/** What `accuracy ensembles` is asked for. */
export interface EnsemblesOptions {
  readonly seeds: number
  /** Parts of the names of the trials to run; none for all. */
  readonly trials: readonly string[]
  readonly json: boolean
}

/** `accuracy ensembles`: sampled matrices whose law is known, or that have none, each predicted with no option. */
export function ensemblesCommand({ seeds, trials: parts, json }: EnsemblesOptions): 0 {
  const trials = namedTrials(trialsOf(standardRegistry), parts)
  const runs = trials.flatMap((trial) => {
    const exact = trial.exact()
    return Array.from({ length: seeds }, (_, k) => runTrial(standardRegistry, trial, exact, k + 1, SIZE))
  })
  console.log(json ? toJson(runs) : describeRuns(trials, runs))
  return 0
}
