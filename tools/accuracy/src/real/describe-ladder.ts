import { saidOf } from '../said-of.ts'
import { summaryOf } from '../summary.ts'
import { short, table } from '../table.ts'
import { describeFlowTests } from './describe-flow-tests.ts'
import type { Prediction } from './predict.ts'

/** Predictions of one ladder, in the groups they are judged in. */
export interface LadderReport {
  readonly folder: string
  readonly truth: string
  readonly alone: readonly Prediction[]
  readonly pooled: readonly Prediction[]
  readonly singles: readonly Prediction[]
  readonly ladders: readonly Prediction[]
}

const HEAD = [
  'from',
  'flow',
  'family',
  'fit',
  'residual',
  'smoothness',
  'law',
  'KS',
  'W1/std',
  'logdet off',
  'in bands',
  'whole',
  'width',
  'exit',
  's',
]

const row = (one: Prediction): readonly string[] => [
  one.from,
  one.flow,
  one.family,
  one.fit,
  Number.isNaN(one.residual) ? '-' : short(one.residual, 3),
  typeof one.smoothness === 'number' ? short(one.smoothness, 3) : (one.smoothness ?? '-'),
  one.law,
  short(one.ks, 3),
  short(one.w1PerDeviation, 3),
  one.logdet === null ? '-' : short(one.logdet, 3),
  one.bands === null ? '-' : `${Math.round(100 * one.bands.pointwise)} %`,
  one.bands === null ? '-' : one.bands.whole ? 'yes' : 'no',
  one.bands === null ? '-' : short(one.bands.width, 2),
  String(one.exitCode),
  short(one.seconds, 3),
]

/** The report for people. */
export function describeLadder({ folder, truth, alone, pooled, singles, ladders }: LadderReport): string {
  const part = (title: string, runs: readonly Prediction[]) =>
    runs.length === 0 ? [] : [`${title}\n${table(HEAD, runs.map(row))}`]
  const said = saidOf(
    [...alone, ...pooled, ...singles, ...ladders].flatMap(({ from, reasons }) =>
      reasons.map((text) => ({ of: from, text })),
    ),
  )
  return [
    `Predicted: ${truth} of ${folder}\n"in bands": share of the 90 % band's places that hold the truth; "whole": the truth within the band everywhere; "width": its half-width over the true KS`,
    ...part('Each sample of the smallest size alone', alone),
    ...(alone.length === 0 ? [] : [spreads(alone)]),
    ...part('All of them pooled', pooled),
    ...part('One spectrum of each size alone', singles),
    ...part('Spectra of several sizes together', ladders),
    ...(ladders.length === 0 ? [] : [`What the sizes say of the flows\n${describeFlowTests(ladders)}`]),
    ...(said.length > 0 ? [`What the product says of them\n${said.join('\n')}`] : []),
  ].join('\n\n')
}

function spreads(runs: readonly Prediction[]): string {
  const line = (name: string, of: (one: Prediction) => number) => {
    const { mean, median, largest } = summaryOf(runs.map(of))
    return [name, short(mean, 3), short(median, 3), short(largest, 3)]
  }
  return table(
    ['', 'mean', 'median', 'largest'],
    [
      line('KS', ({ ks }) => ks),
      line('W1/std', ({ w1PerDeviation }) => w1PerDeviation),
      line('s', ({ seconds }) => seconds),
    ],
  )
}
