import { saidOf } from '../said-of.ts'
import { magnitude, short, table } from '../table.ts'
import type { ModelRun } from './run-study.ts'

const HEAD = [
  'case',
  'sample',
  'n',
  'of',
  'flow',
  'family',
  'law',
  'KS',
  'W1/std',
  'edges',
  'log edges',
  'masses',
  'atoms',
  'index',
  'logdet',
  'exit',
  's',
  'truth s',
]

/** Largest difference of the two in a list of pairs. */
const apart = (pairs: readonly (readonly [number, number])[]): number =>
  pairs.reduce((most, [got, wanted]) => Math.max(most, Math.abs(got - wanted)), 0)

const seconds = ({ wall }: { readonly wall: number }): string => short(wall / 1000, 3)

const row = ({ against, ...run }: ModelRun): readonly string[] => [
  run.name,
  run.sample,
  String(run.n),
  String(run.size),
  `${run.flow}, ${run.flowFrom}`,
  run.family,
  run.status,
  short(run.ks, 3),
  short(run.w1PerDeviation, 3),
  ...(against === null
    ? ['-', '-', '-', '-', '-', '-']
    : [
        short(against.edges, 3),
        against.logEdges === null ? '-' : short(against.logEdges, 3),
        magnitude(apart(against.masses)),
        against.atoms.length === 0 ? 'none' : magnitude(apart(against.atoms)),
        magnitude(apart([against.index])),
        against.logdet === null ? '-' : short(apart([against.logdet]), 3),
      ]),
  String(run.exitCode),
  seconds(run.process),
  seconds(run.truthProcess),
]

/** The report for people: a table, the masses behind it, and what the product said. */
export function describeModels(runs: readonly ModelRun[]): string {
  const pairs = (list: readonly (readonly [number, number])[]) =>
    list.map(([got, wanted]) => `${short(got, 5)} (${short(wanted, 5)})`).join(', ')
  const details = runs.flatMap(({ name, sample, against, command }) => [
    `${name}, ${sample}: ${command}`,
    ...(against === null
      ? []
      : [
          `  masses, predicted (true): ${pairs(against.masses)}`,
          ...(against.atoms.length === 0 ? [] : [`  atoms: ${pairs(against.atoms)}`]),
          `  index: ${pairs([against.index])}${against.logdet === null ? '' : `; mean log λ: ${pairs([against.logdet])}`}`,
        ]),
  ])
  const missed = runs.flatMap(({ name, sample, missed }) => missed.map((text) => `MISSED ${name}, ${sample}: ${text}`))
  const said = saidOf(
    runs.flatMap(({ name, sample, reasons }) => reasons.map((text) => ({ of: `${name}, ${sample}`, text }))),
  )
  return [
    `${table(HEAD, runs.map(row))}\n"edges": largest difference over the width of the spectrum; "masses", "atoms", "index": largest difference of shares; "logdet": difference of mean log λ; "s": the whole command, sampling included; "truth s": diagonalising n rows`,
    details.join('\n'),
    ...(missed.length > 0 ? [missed.join('\n')] : []),
    ...(said.length > 0 ? [`What the product says of them\n${said.join('\n')}`] : []),
  ].join('\n\n')
}
