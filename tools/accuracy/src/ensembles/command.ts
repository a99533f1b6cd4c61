import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeRuns } from './describe-runs.ts'
import { runTrial } from './run-trial.ts'
import { trialsOf } from './trials.ts'

/** Size of the sampled matrices. */
const SIZE = 1000

/** `accuracy ensembles`: sampled matrices of every registered ensemble, each predicted with no option. */
export function ensemblesCommand({ seeds, json }: { readonly seeds: number; readonly json: boolean }): 0 {
  const runs = trialsOf(standardRegistry).flatMap((trial) =>
    Array.from({ length: seeds }, (_, k) => runTrial(standardRegistry, trial, k + 1, SIZE)),
  )
  console.log(json ? toJson(runs) : describeRuns(runs))
  return 0
}
