import type { Check, Validation } from '@freecurve/standard'
import { describeLadder } from './describe-ladder.ts'
import { describeVerdict } from './describe-verdict.ts'
import { short } from './numbers.ts'
import { table } from './table.ts'

/** A column of the table of checks: its title, and what it says of one; empty where there is nothing to say. */
type Column = readonly [title: string, of: (check: Check) => string]

const COLUMNS: readonly Column[] = [
  ['from', ({ from }) => from.join(', ')],
  ['to', ({ to }) => String(to)],
  ['by', ({ flow, family }) => `${flow}: ${family}`],
  ['law', ({ status, trusted }) => (trusted ? status : `${status}, not trusted`)],
  ['KS', ({ ks }) => number(ks)],
  ['W1/std', ({ w1PerDeviation }) => number(w1PerDeviation)],
  ['KS band', ({ band, inBand }) => (band === null ? '' : `±${number(band)} ${held(inBand)}`)],
  [
    'log-determinant',
    ({ logdet, logdetInBand }) =>
      logdet === null ? '' : `${logdet < 0 ? '' : '+'}${number(logdet)} ${held(logdetInBand)}`.trimEnd(),
  ],
  ['seconds', ({ seconds }) => (seconds === null ? '' : seconds.toFixed(1))],
]

/** A validation for people: the flows against the sizes, every prediction, and what to expect of the next. */
export function describeValidation(validation: Validation): string {
  const { sizes, checks } = validation
  const used = COLUMNS.filter(([, of]) => checks.some((check) => of(check) !== ''))
  const rows = checks.map((check) => used.map(([, of]) => of(check) || '-'))
  return [
    `sizes   ${sizes.join(', ')}`,
    ...describeLadder(validation),
    '',
    table(
      used.map(([title]) => title),
      rows,
    ),
    '',
    ...describeVerdict(validation),
  ].join('\n')
}

const number = (value: number | null): string => (value === null ? '' : short(Number(value.toPrecision(3))))

const held = (inBand: boolean | null): string => (inBand === null ? '' : inBand ? 'holds' : 'missed')
