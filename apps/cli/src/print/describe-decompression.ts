import { count } from '@freecurve/core'
import type { Distances } from '@freecurve/law'
import { type DecompressionReport, holdsTruth, type SizeReport } from '@freecurve/standard'
import { describeBands } from './describe-bands.ts'
import { describeCandidates } from './describe-candidates.ts'
import { describeEvents } from './describe-events.ts'
import { describeLadder } from './describe-ladder.ts'
import { describeBulks, LAW_COLUMNS, lawRow, slightBulks } from './describe-law.ts'
import { flowLine } from './flow-line.ts'
import { short } from './numbers.ts'
import { table } from './table.ts'

type SizeWithDistance = SizeReport & { readonly distance?: Distances }

/** The result of `decompress` for people. */
export function describeDecompression(
  report: DecompressionReport & { readonly sizes: readonly SizeWithDistance[] },
  written: readonly string[],
): string {
  const { fit, initial, sizes, n0, samples, ladder } = report
  const lines = [
    `data    ${report.source.label}: n0 = ${n0}${samples > 1 ? `, ${samples} samples` : ''}`,
    ...(ladder === null ? [] : [`sizes   ${ladder.sizes.join(', ')}`]),
    verdictLine(report),
    fitLine(report),
    ...fit.reasons.map((reason) => `        ${reason}`),
    `flow    ${flowLine(report.flow, report.flowOptions)}${FLOW_FROM[report.flowFrom]}`,
    ...growthLine(report),
    ...describeLadder(ladder),
    ...describeCandidates(fit),
  ]
  if (sizes.length === 0) return [...lines, '', THERE_IS_NONE, WHAT_NEXT, ...wrote(written)].join('\n')
  const all: readonly SizeWithDistance[] = [...(initial === null ? [] : [initial]), ...sizes]
  const known = all.some(({ distance }) => distance !== undefined)
  const head = ['n', ...LAW_COLUMNS, ...(known ? ['KS to truth'] : [])]
  const rows = all.map((law) => [String(law.n), ...lawRow(law), ...(known ? [ksOf(law)] : [])])
  const details = sizes.flatMap((law) => [
    '',
    `n = ${law.n}`,
    ...[...describeBulks(law, law.n), ...outlierLine(law), ...describeBands(law), ...truthLine(law)].map(
      (line) => `  ${line}`,
    ),
    ...failures(law),
  ])
  return [
    ...lines,
    '',
    table(head, rows),
    ...details,
    ...describeEvents(report.events, report.horizon, Math.max(...sizes.map(slightBulks))),
    ...report.warnings.map((warning) => `\nNote: ${warning}`),
    ...(all.every(({ status }) => status === 'certified') ? [] : ['', ladder === null ? WHAT_NEXT : MORE_SIZES]),
    ...wrote(written),
  ].join('\n')
}

function verdictLine({ distrust, flowFrom, fit, sizes, ladder }: DecompressionReport): string {
  if (distrust.length > 0) return `verdict NOT TRUSTED (exit code 3): ${distrust.join('\n        also: ')}`
  const missed = sizes.filter((size: SizeWithDistance) => held(size) === false).map(({ n }) => n)
  const but = missed.length === 0 ? '' : `. BUT the truth at n = ${missed.join(', ')} is outside the band`
  if (fit.status === 'empirical') return `verdict trusted: the rule passed its test on the largest size${but}`
  const explained = 'the fit explains the data, and every law is certified'
  return flowFrom === 'assumed'
    ? `verdict trusted IF the flow holds, which ${ladder === null ? 'one size' : 'sizes so near'} cannot test: ${explained}${but}`
    : `verdict trusted: ${explained}${but}`
}

/** Whether the truth lies within the band; null where there is none of them. */
const held = ({ n, distance, bands }: SizeWithDistance): boolean | null =>
  distance === undefined || bands === null ? null : holdsTruth(bands.ks, distance.ks, n)

/** How far off the truth is, against the band. */
function truthLine(size: SizeWithDistance): readonly string[] {
  const within = held(size)
  return within === null
    ? []
    : [
        `the truth is off by KS ${short(size.distance!.ks)}, ${within ? 'within' : 'OUTSIDE'} the band and the noise of one matrix`,
      ]
}

/** The first test that a law failed, and how many more; of an extrapolation, what it is. */
function failures({ status, reasons }: SizeReport): readonly string[] {
  if (reasons.length === 0) return []
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more, which --json lists)` : ''
  return [`  ${status}: ${reasons[0]}${more}`]
}

/** What the maker of the matrix says of its growth, unless several sizes have decided. */
const growthLine = ({ source: { growth }, flowFrom }: DecompressionReport): readonly string[] =>
  growth === undefined || flowFrom === 'sizes' ? [] : [`        ${growth.note}`]

/** Said of the flow, by what it rests on; what several sizes say of it has lines of its own. */
const FLOW_FROM = {
  assumed: ', assumed: untested',
  model: ', as theory has it for this model',
  named: '',
  sizes: '',
} as const

const THERE_IS_NONE = 'There is no law to predict.'

/** What can help where there is no law to trust. */
const WHAT_NEXT =
  'To try next: the spectrum of a second size as well, a larger submatrix, more replicates (several files), a nearer size (--to), or another family (--family).'

/** What makes an extrapolation better. */
const MORE_SIZES =
  'To try next: the spectrum of one more size, the larger the better: it shortens the way, and tests the rules on what is nearest. Whether one of them then holds, it will say.'

const FIT = {
  consistent: 'consistent with the data',
  poor: 'does not explain the data within their noise',
  refused: 'refused',
  empirical: 'an extrapolation without a theory',
} as const

function fitLine({ fit, curve }: DecompressionReport): string {
  if (fit.status === 'empirical') return `rule    ${fit.family}, ${FIT.empirical}`
  if (curve === null && fit.status === 'consistent' && fit.residual === null)
    return `fit     none: straight from the eigenvalues by ${fit.family}`
  const { model } = fit.details
  const of = typeof model === 'string' ? ` (${model})` : ''
  const residual =
    fit.residual === null
      ? ''
      : `: residual ${short(fit.residual.value)} of its noise over ${count(fit.residual.parts, 'mode')}, CDF within ${short(fit.residual.cdf)} rms`
  return `fit     ${fit.family}${of}, ${FIT[fit.status]}${residual}`
}

const outlierLine = ({ outliers }: SizeReport): readonly string[] =>
  outliers.length === 0 ? [] : [`outliers at ${outliers.map(short).join(', ')}`]

const ksOf = ({ distance }: SizeWithDistance): string => (distance === undefined ? '' : short(distance.ks))

const wrote = (paths: readonly string[]): readonly string[] =>
  paths.length === 0 ? [] : ['', `wrote ${paths.join(', ')}`]
