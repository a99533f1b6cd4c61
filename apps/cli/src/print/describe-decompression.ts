import type { Distances } from '@freecurve/law'
import type { DecompressionReport, SizeReport } from '@freecurve/standard'
import { describeEvents } from './describe-events.ts'
import { describeBulks, LAW_COLUMNS, lawRow } from './describe-law.ts'
import { flowLine } from './flow-line.ts'
import { short } from './numbers.ts'
import { table } from './table.ts'

type SizeWithDistance = SizeReport & { readonly distance?: Distances }

/** The result of `decompress` for people. */
export function describeDecompression(
  report: DecompressionReport & { readonly sizes: readonly SizeWithDistance[] },
  written: readonly string[],
): string {
  const { fit, initial, sizes, n0, samples } = report
  const lines = [
    `data    ${report.source.label}: n0 = ${n0}${samples > 1 ? `, ${samples} samples` : ''}`,
    report.curve === null && fit.status === 'consistent' && fit.residual === null
      ? `fit     none: straight from the eigenvalues by ${fit.family}`
      : `fit     ${fit.family}, ${FIT[fit.status]}${residualOf(report)}`,
    ...fit.reasons.map((reason) => `        ${reason}`),
    ...triedBefore(report),
    `flow    ${flowLine(report.flow, report.flowOptions)}`,
  ]
  if (sizes.length === 0)
    return [...lines, '', 'There is no law: no family explains the data.', WHAT_NEXT, ...wrote(written)].join('\n')
  const all: readonly SizeWithDistance[] = [...(initial === null ? [] : [initial]), ...sizes]
  const known = all.some(({ distance }) => distance !== undefined)
  const head = ['n', ...LAW_COLUMNS, ...(known ? ['KS to truth'] : [])]
  const rows = all.map((law) => [String(law.n), ...lawRow(law), ...(known ? [ksOf(law)] : [])])
  const details = sizes.flatMap((law) => [
    '',
    `n = ${law.n}`,
    ...describeBulks(law, law.n).map((line) => `  ${line}`),
    ...law.reasons.map((reason) => `  ${law.status}: ${reason}`),
  ])
  return [
    ...lines,
    '',
    table(head, rows),
    ...details,
    ...describeEvents(report.events, report.horizon),
    ...report.warnings.map((warning) => `\nNote: ${warning}`),
    ...(all.every(({ status }) => status === 'certified') ? [] : ['', WHAT_NEXT]),
    ...wrote(written),
  ].join('\n')
}

/** What can help where there is no law to trust. */
const WHAT_NEXT =
  'To try next: another family (--family), a nearer size (--to), more replicates (several files), or a larger n0.'

const FIT = {
  consistent: 'consistent with the data',
  poor: 'does not explain the data within their noise',
  refused: 'refused',
} as const

const residualOf = ({ fit }: DecompressionReport): string =>
  fit.residual === null
    ? ''
    : `: residual ${short(fit.residual.value)} of its noise over ${fit.residual.parts} modes, CDF within ${short(fit.residual.cdf)} rms`

const triedBefore = ({ fit }: DecompressionReport): readonly string[] =>
  fit.candidates
    .filter(({ family }) => family !== fit.family)
    .map(
      ({ family, status, reasons }) =>
        `        ${family} lost: ${status}${reasons.length > 0 ? `, ${reasons.join('; ')}` : ''}`,
    )

const ksOf = ({ distance }: SizeWithDistance): string => (distance === undefined ? '' : short(distance.ks))

const wrote = (paths: readonly string[]): readonly string[] =>
  paths.length === 0 ? [] : ['', `wrote ${paths.join(', ')}`]
