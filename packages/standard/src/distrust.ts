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

/** Share of eigenvalues of the other sign at a predicted size that counts. Chosen: below it lie the errors of edges near 0. */
export const OTHER_SIGN = 0.01

/** Why laws with eigenvalues of a sign that the data do not have are doubtful; none where the matrix may well have both. */
export function signsAgainst(samples: readonly Float64Array[], laws: readonly SizeReport[]): readonly string[] {
  const positive = samples.every((values) => values[0]! >= 0)
  const negative = samples.every((values) => values[values.length - 1]! <= 0)
  if (!positive && !negative) return []
  const share = ({ index, atoms }: SizeReport) =>
    positive ? index : 1 - index - atoms.reduce((sum, { x, weight }) => (x === 0 ? sum + weight : sum), 0)
  const worst = laws.reduce((most, law) => (share(law) > share(most) ? law : most))
  if (!(share(worst) > OTHER_SIGN)) return []
  const [seen, other] = positive ? ['positive', 'negative'] : ['negative', 'positive']
  return [
    `${(100 * share(worst)).toPrecision(2)} % of the law at n = ${worst.n} is ${other}, where all that was seen is ${seen}: wrong if the whole matrix is ${seen}, as Gram matrices and kernels are`,
  ]
}

/** A report with its laws, trusted where nothing in it speaks against that. */
export const decompression = (
  report: DecompressionReport,
  initial: Carried | null,
  carried: readonly CarriedEigenvalues[],
): Decompression => ({ report, initial, carried, trusted: report.distrust.length === 0 })
