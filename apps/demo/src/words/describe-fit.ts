import type { FitSummary } from '../protocol.ts'
import { short } from './numbers.ts'

const VERDICTS = {
  consistent: 'The fit explains the data within their noise.',
  poor: 'The fit does not explain the data within their noise. What follows is a guess.',
  refused: 'No curve fits these data.',
} as const

/** A fit in words: the verdict, and sentences that explain it. */
export interface FitWords {
  readonly status: FitSummary['status']
  readonly verdict: string
  readonly remarks: readonly string[]
}

/** A fit in words: how it ended, by how much it misses the data, why, and what else was tried. */
export function describeFit({ family, status, reasons, residual, candidates }: FitSummary): FitWords {
  const misses =
    residual === null
      ? []
      : [
          `Family ${family}: residual ${short(residual.value)} times its noise (about 1 is expected, rarely above 1.5) over ${residual.parts} parts; the CDF is met within ${short(residual.cdf)} rms.`,
        ]
  // Of a family's models only the best has the family's reasons.
  const lost = candidates
    .filter((other) => other.family !== family && (other.model === null || other.reasons.length > 0))
    .map((other) => `Family ${other.family} was tried and is ${[other.status, ...other.reasons].join(': ')}.`)
  return { status, verdict: VERDICTS[status], remarks: [...misses, ...reasons.map(sentence), ...lost] }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
