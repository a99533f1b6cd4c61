import { magnitude, short, table } from '../table.ts'
import type { Check } from './check-case.ts'
import type { LawsReport } from './check-file.ts'
import { QUANTITIES, type Quantity } from './quantities.ts'

/** Quantities of the laws; events and horizon belong to the curve and stand below. */
const OF_LAWS = QUANTITIES.filter((quantity) => !['event ratios', 'event places', 'horizon'].includes(quantity))

/** The report for people. */
export function describeLaws({ checks, refusals, unsupported, doubtful, worst, failures }: LawsReport): string {
  const laws = [...new Set(checks.map(({ law }) => law))]
  const missed = (check: Check, quantity: Quantity) => (check.misses.includes(quantity) ? '!' : '')
  const cell = (check: Check, quantity: Quantity) => {
    const error = check.errors[quantity]
    return error === undefined ? '-' : magnitude(error) + missed(check, quantity)
  }
  const blocks = laws.map((law) => {
    const here = checks.filter((check) => check.law === law)
    const ratios = here.filter(({ ratio }) => ratio !== null)
    const columns = OF_LAWS.filter((quantity) => ratios.some(({ errors }) => errors[quantity] !== undefined))
    const rows = ratios.map((check) => [
      `${check.ratio}${check.nearCusp ? ' near a cusp' : ''}`,
      check.route,
      check.status ?? '',
      ...columns.map((quantity) => cell(check, quantity)),
      short(check.milliseconds, 2),
    ])
    const events = here
      .filter(({ ratio, errors, misses }) => ratio === null && Object.keys(errors).length + misses.length > 0)
      .map((check) => [
        check.route,
        ...(['event ratios', 'event places', 'horizon'] as const).map((quantity) => cell(check, quantity)),
      ])
    const notes = here.flatMap(({ ratio, route, reasons }) =>
      reasons.map((reason) => `  ${ratio ?? 'events'}, ${route}: ${reason}`),
    )
    return [
      law,
      table(['ratio', 'from', 'status', ...columns, 'ms'], rows),
      ...(events.length > 0 ? ['', table(['events from', 'event ratios', 'event places', 'horizon'], events)] : []),
      ...notes,
    ].join('\n')
  })
  return [
    ...blocks,
    ...(doubtful.length > 0
      ? [
          `Reference values that no law has, left out (${doubtful.length})\n${doubtful.map((line) => `  ${line}`).join('\n')}`,
        ]
      : []),
    refusals.length > 0 ? describeRefusals(refusals) : 'No law that must be refused in this file.',
    ...(unsupported.length > 0 ? [`Not tried:\n${unsupported.map((line) => `  ${line}`).join('\n')}`] : []),
    `Worst error of each quantity ("!": beyond the target; targets near a cusp do not count; "missing": no value, or another number of them)\n${table(
      ['quantity', 'target', 'from', 'worst', 'where', 'compared', 'missed'],
      worst.map(({ quantity, target, route, error, at, compared, missed }) => [
        quantity,
        String(target),
        route,
        magnitude(error) + (missed > 0 ? '!' : ''),
        at,
        String(compared),
        String(missed),
      ]),
    )}`,
    summaryOf({ checks, refusals, unsupported, doubtful, worst, failures }),
  ].join('\n\n')
}

function describeRefusals(refusals: LawsReport['refusals']): string {
  const rows = refusals.map(({ law, from, ratio, refused, status }) => [
    law,
    from,
    String(ratio),
    refused ? 'yes' : 'NO',
    status,
  ])
  const reasons = refusals.map(
    ({ law, from, ratio, reasons, expected }) =>
      `  ${law} at ${ratio} from ${from}\n    said:     ${reasons.join('; ') || 'nothing'}\n    expected: ${expected}`,
  )
  return `Laws that must be refused\n${table(['law', 'from', 'ratio', 'refused', 'status'], rows)}\n${reasons.join('\n')}`
}

function summaryOf({ checks, refusals, unsupported, doubtful, failures }: LawsReport): string {
  const missed = checks.filter(({ misses, nearCusp }) => misses.length > 0 && !nearCusp)
  const where = missed.map(
    ({ law, ratio, route, misses }) =>
      `  ${law}${ratio === null ? '' : ` at ${ratio}`}, ${route}: ${misses.join(', ')}`,
  )
  const allowed = refusals.filter(({ refused }) => !refused)
  return [
    `${failures} failures: ${missed.length} of ${checks.length} comparisons miss a target, ${allowed.length} of ${refusals.length} negative trials were not refused; ${unsupported.length} things not tried, ${doubtful.length} reference values left out as no law's.`,
    ...where,
    ...allowed.map(({ law, ratio, from }) => `  ${law} at ${ratio}, ${from}: not refused`),
  ].join('\n')
}
