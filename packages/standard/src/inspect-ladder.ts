import type { Ladder, Registry, Spectrum } from '@freecurve/core'
import { type Diagnosis, diagnose } from '@freecurve/diagnostics'
import { decompressLadder } from './decompress-ladder.ts'
import { choiceOf, type InspectedChoice } from './inspect-spectrum.ts'
import type { LadderReport } from './report.ts'
import { INSPECTION_SCHEMA } from './report-schema.ts'

/** What several sizes of one matrix say, and what `auto` makes of them. */
export interface LadderInspection {
  readonly schema: typeof INSPECTION_SCHEMA
  readonly of: 'ladder'
  readonly source: Spectrum['source']
  readonly ladder: LadderReport
  /** Of the largest spectrum. */
  readonly diagnosis: Diagnosis
  readonly choice: InspectedChoice
}

/** Holds each flow against the sizes, diagnoses the largest, and predicts twice that as `decompress` would. */
export function inspectLadder(registry: Registry, ladder: Ladder): LadderInspection {
  const largest = ladder.spectra[ladder.spectra.length - 1]!
  const n = 2 * largest.size
  const found = decompressLadder(registry, { ladder, sizes: [n], bands: 0 })
  return {
    schema: INSPECTION_SCHEMA,
    of: 'ladder',
    source: found.report.source,
    ladder: found.report.ladder!,
    diagnosis: diagnose(largest),
    choice: choiceOf(n, found),
  }
}
