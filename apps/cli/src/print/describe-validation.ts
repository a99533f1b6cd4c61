import type { Check, Validation } from '@freecurve/standard'
import { describeLadder } from './describe-ladder.ts'
import { short } from './numbers.ts'
import { table } from './table.ts'

/** A validation for people: the flows against the sizes, every prediction, and what to expect of the next. */
export function describeValidation({ sizes, tests, checks }: Validation): string {
  const head = ['from', 'to', 'by', 'law', 'KS', 'W1/std', 'logdet off', 'band', 'in band']
  const rows = checks.map((check) => [
    check.from.join(', '),
    String(check.to),
    `${check.flow}: ${check.family}`,
    check.trusted ? check.status : `${check.status}, not trusted`,
    orDash(check.ks),
    orDash(check.w1PerDeviation),
    orDash(check.logdet),
    check.band === null ? '-' : `±${short(check.band)}`,
    check.inBand === null ? '-' : check.inBand ? 'yes' : 'no',
  ])
  return [
    `sizes   ${sizes.join(', ')}`,
    ...describeLadder({ tests }),
    '',
    table(head, rows),
    '',
    ...verdict({ tests, checks }),
  ].join('\n')
}

const orDash = (value: number | null): string => (value === null ? '-' : short(value))

/** In sentences: which flow holds, and how far predictions were off. */
function verdict({ tests, checks }: Pick<Validation, 'tests' | 'checks'>): readonly string[] {
  const flows = [...new Set(tests.map(({ flow }) => flow))]
  const holding = flows.filter((flow) => tests.every((test) => test.flow !== flow || test.holds))
  const which =
    holding.length > 0
      ? `The ${holding.join(' and the ')} flow explains these sizes.`
      : 'No flow explains these sizes: what predictions there are extrapolate how they differ.'
  const trusted = checks.filter((check) => check.trusted && check.ks !== null)
  if (trusted.length === 0) return [which, 'No prediction was trusted.']
  const mean = trusted.reduce((sum, { ks }) => sum + ks!, 0) / trusted.length
  const worst = trusted.reduce((most: Check, check) => (check.ks! > most.ks! ? check : most))
  return [
    which,
    `${trusted.length} of ${checks.length} predictions were trusted: they missed by KS ${short(mean)} on average, and by ${short(worst.ks!)} at most (${worst.from.join(', ')} to ${worst.to}).`,
    ...inBands(checks),
  ]
}

function inBands(checks: readonly Check[]): readonly string[] {
  const banded = checks.filter((check) => check.trusted && check.inBand !== null)
  if (banded.length === 0) return []
  return [`${banded.filter(({ inBand }) => inBand).length} of ${banded.length} lay whole within their 90 % band.`]
}
