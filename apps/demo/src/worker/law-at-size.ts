import type { LawReport } from '@freecurve/standard'
import type { LawAtSize } from '../protocol.ts'

/** Of a report the part that the page prints. */
export function lawAtSize(n: number, report: LawReport): LawAtSize {
  const { ratio, status, reasons, mass, edges, atoms, bulks } = report
  return { n, ratio, status, reasons, mass, edges, atoms, bulks }
}
