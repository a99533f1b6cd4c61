import { short, table } from '../table.ts'
import type { CoverageRun } from './run-coverage.ts'

const HEAD = [
  'law',
  'bands',
  'CDF places',
  'whole CDF',
  'support ends',
  'edges',
  'masses',
  'atoms',
  'logdet',
  'band / KS',
]

/** Shares of the bands that held the truth, by law and over all. */
export function describeCoverage(runs: readonly CoverageRun[]): string {
  const names = [...new Set(runs.map(({ trial }) => trial))]
  const rows = [
    ...names.map((name) =>
      rowOf(
        name,
        runs.filter(({ trial }) => trial === name),
      ),
    ),
    rowOf('all', runs),
  ]
  const missing = runs.flatMap(({ trial, seed, missing: why }) =>
    why === null ? [] : [`  ${trial}, seed ${seed}: ${why}`],
  )
  return [
    'Share of 90 % bands that held the truth',
    table(HEAD, rows),
    '"band / KS": median half-width of the band of the whole CDF over the median true distance',
    ...(missing.length > 0 ? [`No bands\n${missing.join('\n')}`] : []),
  ].join('\n\n')
}

function rowOf(name: string, runs: readonly CoverageRun[]): readonly string[] {
  const given = runs.filter(({ missing }) => missing === null)
  const share = (value: (run: CoverageRun) => number) => {
    const values = given.map(value).filter((x) => !Number.isNaN(x))
    return values.length === 0 ? '-' : short(values.reduce((sum, x) => sum + x, 0) / values.length, 2)
  }
  return [
    name,
    `${given.length} of ${runs.length}`,
    share((run) => run.places),
    share((run) => Number(run.whole)),
    share((run) => run.support),
    share((run) => run.edges),
    share((run) => run.masses),
    share((run) => run.atoms),
    share((run) => run.logdet),
    `${short(median(given.map(({ band }) => band)), 2)} / ${short(median(given.map(({ ks }) => ks)), 2)}`,
  ]
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
