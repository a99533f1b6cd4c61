import { short, table } from '../table.ts'
import type { TrialRun } from './run-trial.ts'

const HEAD = [
  'ensemble',
  'ratio',
  'seed',
  'fit',
  'residual',
  'law',
  'bulks',
  'atom weight',
  'atom place',
  'bulk mass',
  'edge',
  'KS',
  'logdet',
  's',
]

/** Every run, and the mean and largest error over the seeds of every ensemble. */
export function describeRuns(runs: readonly TrialRun[]): string {
  const rows = runs.map((run) => [
    run.trial,
    String(run.ratio),
    String(run.seed),
    run.fit,
    short(run.residual, 3),
    run.law,
    run.bulks[0] === run.bulks[1] ? String(run.bulks[0]) : `${run.bulks[0]} for ${run.bulks[1]}`,
    short(run.atomWeight, 2),
    Number.isNaN(run.atomPlace) ? '-' : short(run.atomPlace, 2),
    short(run.bulkMass, 2),
    short(run.edge, 2),
    short(run.ks, 2),
    run.logdet === null ? '-' : short(run.logdet, 2),
    short(run.seconds, 2),
  ])
  const names = [...new Set(runs.map(({ trial }) => trial))]
  const summary = names.map((name) => {
    const own = runs.filter(({ trial }) => trial === name)
    const spread = (value: (run: TrialRun) => number) => {
      const values = own.map(value)
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length
      return `${short(mean, 2)} / ${short(Math.max(...values), 2)}`
    }
    const trusted = own.filter((run) => run.trusted).length
    return [
      name,
      String(own[0]!.ratio),
      `${trusted} of ${own.length}`,
      spread((run) => run.atomWeight),
      own.some(({ atomPlace }) => Number.isNaN(atomPlace)) ? '-' : spread((run) => run.atomPlace),
      spread((run) => run.bulkMass),
      spread((run) => run.edge),
      spread((run) => run.ks),
      own.some(({ logdet }) => logdet === null) ? '-' : spread((run) => Math.abs(run.logdet!)),
    ]
  })
  const reasons = runs.flatMap(({ trial, seed, reasons }) =>
    reasons.map((reason) => `  ${trial}, seed ${seed}: ${reason}`),
  )
  return [
    table(HEAD, rows),
    `Mean / largest error over the seeds\n${table(['ensemble', 'ratio', 'trusted', 'atom weight', 'atom place', 'bulk mass', 'edge', 'KS', 'logdet'], summary)}`,
    ...(reasons.length > 0 ? [`What the product says of them\n${reasons.join('\n')}`] : []),
  ].join('\n\n')
}
