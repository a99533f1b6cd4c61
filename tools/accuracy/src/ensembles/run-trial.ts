import { createSpectrum, type Law, messageOf, type Registry } from '@freecurve/core'
import { logDeterminantOf, pseudoLogDeterminantOf, supportOf } from '@freecurve/law'
import { type Decompression, decompress } from '@freecurve/standard'
import { exitCodeOf, exitCodeOfThrown } from '../exit-code.ts'
import { compareLaws, type LawDifference } from './compare-laws.ts'
import { type OutlierErrors, outlierErrors } from './outlier-errors.ts'
import type { Quantity, Trial } from './trial.ts'

/** One sampled matrix, predicted. */
export interface TrialRun {
  readonly trial: string
  readonly ratio: number
  readonly seed: number
  readonly family: string
  readonly fit: string
  readonly law: string
  readonly trusted: boolean
  /** Whether there is a law to predict: where there is none the run is right unless it is trusted. */
  readonly possible: boolean
  readonly exitCode: number
  readonly residual: number
  /** What the law has; missing numbers are NaN, those that the trial has not are left out. */
  readonly errors: { readonly [Q in Quantity]?: number }
  readonly bulks: readonly [predicted: number, exact: number]
  /** Null where there is no law to predict, or none was. */
  readonly outliers: OutlierErrors | null
  readonly seconds: number
  readonly reasons: readonly string[]
}

/** Samples the trial at n0, predicts the law at ratio · n0, and compares it with the exact one, or with none. */
export function runTrial(registry: Registry, trial: Trial, exact: Law | null, seed: number, n0: number): TrialRun {
  const spectrum = createSpectrum([trial.sample(n0, seed)])
  const about = { trial: trial.name, ratio: trial.ratio, seed, possible: exact !== null }
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  try {
    const request = { ...trial.request, spectrum, sizes: [Math.round(n0 * trial.ratio)], bands: 0 }
    const found = decompress(registry, request)
    return { ...about, seconds: elapsed(), ...judged(found, trial, exact) }
  } catch (thrown) {
    const said = { family: 'none', fit: 'failed', law: 'failed', trusted: false, residual: Number.NaN }
    const exitCode = exitCodeOfThrown(thrown)
    return { ...about, ...said, seconds: elapsed(), exitCode, ...missing(exact), reasons: [messageOf(thrown)] }
  }
}

const missing = (exact: Law | null) => ({
  errors: exact === null ? {} : { KS: Number.NaN },
  bulks: [0, exact?.bulks.length ?? 0] as const,
  outliers: null,
})

function judged({ report, carried, trusted }: Decompression, trial: Trial, exact: Law | null) {
  const law = carried[0]?.law
  const { fit } = report
  const said = {
    family: fit.family,
    fit: fit.status,
    law: law?.status ?? 'none',
    trusted,
    exitCode: exitCodeOf(trusted),
    residual: fit.residual?.value ?? Number.NaN,
    reasons: [...new Set([...report.distrust, ...fit.reasons, ...(law?.reasons ?? []), ...report.warnings])],
  }
  if (law === undefined || exact === null || law.bulks.length + law.atoms.length === 0)
    return { ...said, ...missing(exact) }
  const difference = compareLaws(law, exact)
  const [low, high] = supportOf(exact)!
  const span = Math.max(high, ...trial.outliers) - Math.min(low, ...trial.outliers)
  const outliers = outlierErrors(report.sizes[0]!.outliers, trial.outliers, span)
  return { ...said, errors: errorsOf(difference, outliers, law, exact), bulks: difference.bulks, outliers }
}

function errorsOf(difference: LawDifference, outliers: OutlierErrors, law: Law, exact: Law): TrialRun['errors'] {
  const wanted = logdetOf(exact)
  const got = logdetOf(law)
  const atoms = law.atoms.length + exact.atoms.length > 0
  return {
    KS: difference.ks,
    'W1/std': difference.w1PerDeviation,
    ...(atoms && { 'atom weight': difference.atomWeight }),
    ...(law.atoms.length > 0 && exact.atoms.length > 0 && { 'atom place': difference.atomPlace }),
    ...(exact.bulks.length > 1 && { 'bulk mass': difference.bulkMass }),
    edge: difference.edge,
    ...(wanted !== null && { logdet: got === null ? Number.NaN : Math.abs(got - wanted) }),
    ...(outliers.wanted > 0 && { 'outlier place': outliers.place }),
  }
}

/** Log-determinant per dimension, or where there is an atom at 0 that of the rest; null where both signs occur. */
const logdetOf = (law: Law): number | null => logDeterminantOf(law) ?? pseudoLogDeterminantOf(law)
