import { namedTrials } from '../ensembles/trials.ts'
import { runSeeds } from '../seeds/run-seeds.ts'
import { toJson } from '../table.ts'
import { describeCoverage } from './describe-coverage.ts'
import { COVERAGE } from './settings.ts'

/** What `accuracy coverage` is asked for. */
export interface CoverageOptions {
  readonly seeds: number
  /** Parts of the names of the settings to run; none for all. */
  readonly trials: readonly string[]
  readonly json: boolean
}

/** `accuracy coverage`: how often the 90 % bands hold the truth on simulated data. */
export async function coverageCommand({ seeds, trials, json }: CoverageOptions): Promise<0> {
  const settings = namedTrials(COVERAGE, trials)
  const runs = await runSeeds('coverage', trials, seeds)
  console.log(json ? toJson(runs) : describeCoverage(settings, runs))
  return 0
}
