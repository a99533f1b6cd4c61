import { saidOf } from '../said-of.ts'
import { countsOf, summaryOf } from '../summary.ts'
import { short, table } from '../table.ts'
import type { TrialRun } from './run-trial.ts'
import { QUANTITIES, type Quantity, type Trial } from './trial.ts'

/** What came of every trial over its seeds: how it ended, how far off it was, which targets it meets and what the product says. */
export function describeRuns(trials: readonly Trial[], runs: readonly TrialRun[]): string {
  const of = (trial: Trial) => runs.filter((run) => run.trial === trial.name)
  const said = trials.flatMap((trial) => saidOf(of(trial).flatMap(textsOf)))
  return [
    `How they end\n${table(
      ['trial', 'ratio', 'trusted', 'right', 'exit code', 'family', 'fit', 'law', 'outliers', 'false', 's', 'largest'],
      trials.map((trial) => ending(trial, of(trial))),
    )}`,
    `Errors over the seeds ("met": seeds within the target of the issue)\n${table(
      ['trial', 'error of', 'median', 'mean', 'largest', 'target', 'met'],
      trials.flatMap((trial) => errors(trial, of(trial))),
    )}`,
    ...(said.length > 0 ? [`What the product says of them\n${said.join('\n')}`] : []),
  ].join('\n\n')
}

function ending({ name, ratio, outliers }: Trial, runs: readonly TrialRun[]): readonly string[] {
  const trusted = runs.filter((run) => run.trusted).length
  const right = runs.filter((run) => run.trusted === run.possible).length
  const { mean, largest } = summaryOf(runs.map(({ seconds }) => seconds))
  const seen = runs.flatMap((run) => (run.outliers === null ? [] : [run.outliers]))
  const count = (field: 'found' | 'false') => String(seen.reduce((sum, one) => sum + one[field], 0))
  return [
    name,
    String(ratio),
    `${trusted} of ${runs.length}`,
    `${right} of ${runs.length}`,
    countsOf(runs.map(({ exitCode }) => exitCode)),
    countsOf(runs.map(({ family }) => family)),
    countsOf(runs.map(({ fit }) => fit)),
    countsOf(runs.map(({ law }) => law)),
    outliers.length === 0 ? '-' : `${count('found')} of ${outliers.length * runs.length}`,
    count('false'),
    short(mean, 2),
    short(largest, 2),
  ]
}

function errors({ name, targets }: Trial, runs: readonly TrialRun[]): readonly (readonly string[])[] {
  const seen = (quantity: Quantity) =>
    targets[quantity] !== undefined || runs.some(({ errors }) => errors[quantity] !== undefined)
  return QUANTITIES.filter(seen).map((quantity) => {
    const values = runs.map(({ errors }) => errors[quantity] ?? Number.NaN)
    const { median, mean, largest } = summaryOf(values)
    const target = targets[quantity]
    return [
      name,
      quantity,
      short(median, 2),
      short(mean, 2),
      short(largest, 2),
      target === undefined ? '' : String(target),
      target === undefined ? '' : `${values.filter((x) => x <= target).length} of ${values.length}`,
    ]
  })
}

const textsOf = ({ trial, seed, reasons }: TrialRun) => reasons.map((text) => ({ of: `${trial}, seed ${seed}`, text }))
