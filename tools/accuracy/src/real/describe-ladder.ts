import { short, table } from '../table.ts'
import type { Prediction } from './predict.ts'

/** Predictions of one ladder, in the groups they are judged in. */
export interface LadderReport {
  readonly truth: string
  readonly alone: readonly Prediction[]
  readonly pooled: readonly Prediction[]
  readonly singles: readonly Prediction[]
}

/** Mean and largest of a measure. */
const spreadOf = (values: readonly number[]): { readonly mean: number; readonly largest: number } => ({
  mean: values.reduce((sum, x) => sum + x, 0) / values.length,
  largest: Math.max(...values),
})

const HEAD = ['from', 'n0', 'family', 'fit', 'residual', 'smoothness', 'law', 'KS', 'W1/std', 'logdet off', 's']

const row = (one: Prediction): readonly string[] => [
  one.from,
  String(one.size),
  one.family,
  one.fit,
  short(one.residual, 3),
  typeof one.smoothness === 'number' ? short(one.smoothness, 3) : (one.smoothness ?? '-'),
  one.law,
  short(one.ks, 3),
  short(one.w1PerDeviation, 3),
  one.logdet === null ? '-' : short(one.logdet, 3),
  short(one.seconds, 3),
]

/** The report for people. */
export function describeLadder({ truth, alone, pooled, singles }: LadderReport): string {
  const part = (title: string, runs: readonly Prediction[]) =>
    runs.length === 0 ? [] : [`${title}\n${table(HEAD, runs.map(row))}`]
  const ks = spreadOf(alone.map((one) => one.ks))
  const w1 = spreadOf(alone.map((one) => one.w1PerDeviation))
  const seconds = spreadOf(alone.map((one) => one.seconds))
  const said = saidOf([...alone, ...pooled, ...singles])
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
