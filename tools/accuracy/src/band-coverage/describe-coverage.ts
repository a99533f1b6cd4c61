import { countsOf, summaryOf } from '../summary.ts'
import { short, table } from '../table.ts'
import { BOUNDED, type Bounded, type CoverageRun } from './run-coverage.ts'
import type { CoverageSetting } from './settings.ts'

/** Coverage by setting and overall. */
export function describeCoverage(settings: readonly CoverageSetting[], runs: readonly CoverageRun[]): string {
  const names = settings.map(({ name }) => name)
  const rows = names.map((name) =>
    row(
      name,
      runs.filter(({ setting }) => setting === name),
    ),
  )
  const widths = names.map((name) =>
    widthRow(
      name,
      runs.filter(({ setting }) => setting === name),
    ),
  )
  return [
    `Per cent of the 90 % bands that hold the truth ("of": seeds with bounds of that kind, and as many of them as the exact law has)\n${table(
      ['simulated data', 'seeds', ...BOUNDED.flatMap((what) => [what, 'of'])],
      [...rows, row('all', runs)],
    )}`,
    `How wide they are, at the median: half-width of the band of the whole CDF over the error that it bounds\n${table(
      ['simulated data', 'half-width', 'KS', 'width', 'trusted', 'bands from', 's'],
      [...widths, widthRow('all', runs)],
    )}`,
    `${BOUNDED.map((what) => bar(what, shareOf(runs, what))).join('\n')}`,
  ].join('\n\n')
}

/** Mean share of bounds that hold, over the runs that have them; null for none. */
function shareOf(runs: readonly CoverageRun[], what: Bounded): { readonly share: number; readonly of: number } | null {
  const shares = runs.flatMap(({ held }) => held[what] ?? [])
  return shares.length === 0
    ? null
    : { share: shares.reduce((sum, x) => sum + x, 0) / shares.length, of: shares.length }
}

const row = (name: string, runs: readonly CoverageRun[]): readonly string[] => [
  name,
  String(runs.length),
  ...BOUNDED.flatMap((what) => {
    const found = shareOf(runs, what)
    return found === null ? ['-', '0'] : [(100 * found.share).toFixed(1), String(found.of)]
  }),
]

function widthRow(name: string, runs: readonly CoverageRun[]): readonly string[] {
  const bounded = runs.filter(({ halfWidth }) => Number.isFinite(halfWidth))
  const median = (of: (run: CoverageRun) => number) =>
    bounded.length === 0 ? '-' : short(summaryOf(bounded.map(of)).median, 2)
  return [
    name,
    median(({ halfWidth }) => halfWidth),
    median(({ ks }) => ks),
    median(({ halfWidth, ks }) => halfWidth / ks),
    `${runs.filter(({ trusted }) => trusted).length} of ${runs.length}`,
    countsOf(runs.map(({ from }) => from)),
    short(summaryOf(runs.map(({ seconds }) => seconds)).mean, 2),
  ]
}

/** A bar of 50 places for 100 %, with a mark where 90 % ends. */
function bar(what: string, found: ReturnType<typeof shareOf>): string {
  const length = Math.round(50 * (found?.share ?? 0))
  const cells = Array.from({ length: 50 }, (_, k) => (k === 45 ? '|' : k < length ? '#' : ' ')).join('')
  return `${what.padEnd(14)}${cells} ${found === null ? '-' : `${(100 * found.share).toFixed(1)} %`}`
}
