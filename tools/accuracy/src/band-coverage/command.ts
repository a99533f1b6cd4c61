import { standardRegistry } from '@freecurve/standard'
import { namedTrials } from '../ensembles/trials.ts'
import { toJson } from '../table.ts'
import { describeCoverage } from './describe-coverage.ts'
import { exactOf, runCoverage } from './run-coverage.ts'
import { COVERAGE } from './settings.ts'

/** What `accuracy coverage` is asked for. */
export interface CoverageOptions {
  readonly seeds: number
  /** Parts of the names of the settings to run; none for all. */
  readonly trials: readonly string[]
  readonly json: boolean
}

/** `accuracy coverage`: how often the 90 % bands hold the truth on simulated data. */
export function coverageCommand({ seeds, trials, json }: CoverageOptions): 0 {
  const runs = namedTrials(COVERAGE, trials).flatMap((setting) => {
    const exact = exactOf(standardRegistry, setting)
    return Array.from({ length: seeds }, (_, k) => runCoverage(standardRegistry, setting, exact, k + 1))
  })
  console.log(json ? toJson(runs) : describeCoverage(runs))
  return 0
}
