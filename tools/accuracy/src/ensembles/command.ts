import { standardRegistry } from '@freecurve/standard'
import { runSeeds } from '../seeds/run-seeds.ts'
import { toJson } from '../table.ts'
import { describeRuns } from './describe-runs.ts'
import { namedTrials, trialsOf } from './trials.ts'

/** What `accuracy ensembles` is asked for. */
export interface EnsemblesOptions {
  readonly seeds: number
  /** Parts of the names of the trials to run; none for all. */
  readonly trials: readonly string[]
  readonly json: boolean
}

/** `accuracy ensembles`: sampled matrices whose law is known, or that have none, each predicted with no option. */
export async function ensemblesCommand({ seeds, trials: parts, json }: EnsemblesOptions): Promise<0> {
  const trials = namedTrials(trialsOf(standardRegistry), parts)
  const runs = await runSeeds('ensembles', parts, seeds)
  console.log(json ? toJson(runs) : describeRuns(trials, runs))
  return 0
}
