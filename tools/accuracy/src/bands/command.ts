import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeCoverage } from './describe-coverage.ts'
import { runCoverage } from './run-coverage.ts'
import { coverageTrials } from './trials.ts'

/** `accuracy coverage`: how often 90 % bands hold the truth, on sampled matrices whose law is known. */
export function coverageCommand({ seeds, json }: { readonly seeds: number; readonly json: boolean }): 0 {
  const runs = coverageTrials.flatMap((trial) =>
    Array.from({ length: seeds }, (_, k) => runCoverage(standardRegistry, trial, k + 1)),
  )
  console.log(json ? toJson(runs) : describeCoverage(runs))
  return 0
}
