import { short, table } from '../table.ts'
import type { Prediction } from './predict.ts'

/** Predictions of one ladder, in the groups they are judged in. */
export interface LadderReport {
  readonly truth: string
  readonly alone: readonly Prediction[]
  readonly pooled: readonly Prediction[]
  readonly singles: readonly Prediction[]
  /** From the first two sizes together, the first three, … */
  readonly ladders: readonly Prediction[]
}

/** Mean and largest of a measure. */
const spreadOf = (values: readonly number[]): { readonly mean: number; readonly largest: number } => ({
  mean: values.reduce((sum, x) => sum + x, 0) / values.length,
  largest: Math.max(...values),
})

const HEAD = [
  'from',
  'flow',
  'fit',
  'model',
  'residual',
  'law',
  'exit',
  'KS',
  'W1/std',
  'logdet off',
  'in bands',
  'band',
  's',
]

const row = (one: Prediction): readonly string[] => [
  one.from,
  one.flow,
  `${one.family}, ${one.fit}`,
  one.model,
  Number.isNaN(one.residual) ? '-' : short(one.residual, 3),
  one.law,
  one.trusted ? '0' : '3',
  short(one.ks, 3),
  short(one.w1PerDeviation, 3),
  one.logdet === null ? '-' : short(one.logdet, 3),
  one.bands === null
    ? '-'
    : `${Math.round(100 * one.bands.places)} %${one.bands.whole ? ', whole' : ''}${one.bands.logdet === true ? ', logdet' : ''}`,
  one.bands === null ? '-' : `±${short(one.bands.width, 2)}`,
  short(one.seconds, 3),
]

/** The report for people. */
export function describeLadder({ truth, alone, pooled, singles, ladders }: LadderReport): string {
  const part = (title: string, runs: readonly Prediction[]) =>
    runs.length === 0 ? [] : [`${title}\n${table(HEAD, runs.map(row))}`]
  const ks = spreadOf(alone.map((one) => one.ks))
  const w1 = spreadOf(alone.map((one) => one.w1PerDeviation))
  const seconds = spreadOf(alone.map((one) => one.seconds))
  const said = saidOf([...alone, ...pooled, ...singles, ...ladders])
  return [
    `Predicted: ${truth}`,
    ...part('Each sample of the smallest size alone', alone),
    ...(alone.length === 0
      ? []
      : [
          table(
            ['', 'mean', 'largest'],
            [
              ['KS', short(ks.mean, 3), short(ks.largest, 3)],
              ['W1/std', short(w1.mean, 3), short(w1.largest, 3)],
              ['s', short(seconds.mean, 3), short(seconds.largest, 3)],
            ],
          ),
        ]),
    ...part('All of them pooled', pooled),
    ...part('One spectrum of each size alone', singles),
    ...part('Spectra of several sizes together', ladders),
    ...(said.length > 0 ? [`What the product says of them\n${said.join('\n')}`] : []),
  ].join('\n\n')
}

/** Every reason and warning once, with the runs it was said of. */
function saidOf(runs: readonly Prediction[]): readonly string[] {
  const said = new Map<string, readonly string[]>()
  for (const { from, reasons } of runs)
    for (const reason of reasons) said.set(reason, [...(said.get(reason) ?? []), from])
  return [...said].map(([reason, of]) => `  ${of[0]}${of.length > 1 ? ` and ${of.length - 1} more` : ''}: ${reason}`)
}
