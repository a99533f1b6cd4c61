import type { FitStatus, Registry, Spectrum } from '@freecurve/core'
import { type Diagnosis, diagnose } from '@freecurve/diagnostics'
import { type Candidate, chooseFit } from './choose-fit.ts'
import { INSPECTION_SCHEMA } from './report-schema.ts'

/** What is in a spectrum, and what `auto` makes of it. */
export interface SpectrumInspection {
  readonly schema: typeof INSPECTION_SCHEMA
  readonly of: 'spectrum'
  readonly source: Spectrum['source']
  readonly diagnosis: Diagnosis
  readonly choice: {
    readonly family: string
    readonly status: FitStatus
    readonly reasons: readonly string[]
    readonly candidates: readonly Candidate[]
  }
}

/** Diagnoses a spectrum and fits it as `decompress` would; a fit that fails is part of the answer. */
export function inspectSpectrum(registry: Registry, spectrum: Spectrum): SpectrumInspection {
  const { family, fit, candidates } = chooseFit(registry, spectrum, 'auto', {})
  return {
    schema: INSPECTION_SCHEMA,
    of: 'spectrum',
    source: spectrum.source,
    diagnosis: diagnose(spectrum),
    choice: { family: family.id, status: fit.status, reasons: fit.reasons, candidates },
  }
}
