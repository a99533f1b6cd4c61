import type { Registry, Spectrum } from '@freecurve/core'
import { type Diagnosis, diagnose } from '@freecurve/diagnostics'
import { type Decompression, decompress } from './decompress.ts'
import type { FitReport } from './report.ts'
import { INSPECTION_SCHEMA } from './report-schema.ts'

/** What `decompress` would do, told by what it does for one size. */
export interface InspectedChoice extends Pick<FitReport, 'family' | 'status' | 'reasons' | 'candidates'> {
  /** The size it was asked for: twice the largest seen. */
  readonly n: number
  readonly flow: string
  readonly trusted: boolean
}

/** What is in a spectrum, and what `auto` makes of it. */
export interface SpectrumInspection {
  readonly schema: typeof INSPECTION_SCHEMA
  readonly of: 'spectrum'
  readonly source: Spectrum['source']
  readonly diagnosis: Diagnosis
  readonly choice: InspectedChoice
}

/** Diagnoses a spectrum and predicts twice its size as `decompress` would; what fails is part of the answer. */
export function inspectSpectrum(registry: Registry, spectrum: Spectrum): SpectrumInspection {
  const n = 2 * spectrum.size
  return {
    schema: INSPECTION_SCHEMA,
    of: 'spectrum',
    source: spectrum.source,
    diagnosis: diagnose(spectrum),
    choice: choiceOf(n, decompress(registry, { spectrum, sizes: [n], bands: 0 })),
  }
}

/** The choice behind a prediction at n. */
export function choiceOf(n: number, { report, trusted }: Decompression): InspectedChoice {
  const { family, status, reasons, candidates } = report.fit
  return { n, flow: report.flow, family, status, trusted, reasons, candidates }
}
