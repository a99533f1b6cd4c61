import type { Carried, CarriedEigenvalues } from '@freecurve/core'
import type { Decompression } from './decompress.ts'
import type { DecompressionReport, SizeReport } from './report.ts'

/** Why a fit and its laws must not be relied on, for people; empty where the fit explains the data and every law is certified. */
export function distrustOf(
  { family, status, reasons }: DecompressionReport['fit'],
  laws: readonly SizeReport[],
): readonly string[] {
  const unexplained = status === 'consistent' ? [] : [reasons[0] ?? `the fit of ${family} is ${status}`]
  const bad = laws.filter((law) => law.status !== 'certified')
  if (bad.length === 0) return unexplained
  const named = bad.map((law) => `${law.n} is ${law.status}`).join(', at ')
  return [...unexplained, `the law at n = ${named}`]
}

/** A report with its laws, trusted where nothing in it speaks against that. */
export const decompression = (
  report: DecompressionReport,
  initial: Carried | null,
  carried: readonly CarriedEigenvalues[],
): Decompression => ({ report, initial, carried, trusted: report.distrust.length === 0 })
