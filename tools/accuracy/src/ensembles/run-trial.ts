import { createSpectrum, type Law, messageOf, type Registry } from '@freecurve/core'
import { logDeterminantOf, pseudoLogDeterminantOf } from '@freecurve/law'
import { decompress, evolve } from '@freecurve/standard'
import { compareLaws, type LawDifference } from './compare-laws.ts'
import type { Trial } from './trials.ts'

/** One sampled matrix, predicted with no option. */
export interface TrialRun extends LawDifference {
  readonly trial: string
  readonly ratio: number
  readonly seed: number
  readonly fit: string
  readonly law: string
  readonly trusted: boolean
  readonly residual: number
  /** Predicted minus exact log-determinant per dimension, or pseudo log-determinant where there is an atom at 0. */
  readonly logdet: number | null
  readonly seconds: number
  readonly reasons: readonly string[]
}

const logdetOf = (law: Law): number | null => logDeterminantOf(law) ?? pseudoLogDeterminantOf(law)

/** Samples the ensemble at n0, predicts the law at ratio · n0, and compares it with the exact one. */
export function runTrial(registry: Registry, trial: Trial, seed: number, n0: number): TrialRun {
  const ensemble = registry.get('ensemble', trial.ensemble)
  const n = n0 * trial.ratio
  const curve = ensemble.curve(trial.options)
  const exact = evolve(registry, { curve, ratios: [trial.ratio], report: { at: [] } }).carried[0]!.law
  const spectrum = createSpectrum([ensemble.sample(n0, seed, trial.options)])
  const about = { trial: trial.name, ratio: trial.ratio, seed }
  const started = performance.now()
  try {
    const { report, carried, trusted } = decompress(registry, { spectrum, sizes: [n] })
    const seconds = (performance.now() - started) / 1000
    const law = carried[0]?.law
    const { fit } = report
    const said = { fit: fit.status, trusted, residual: fit.residual?.value ?? Number.NaN, seconds }
    if (law === undefined) return { ...about, ...said, ...NOTHING, law: 'none', reasons: fit.reasons }
    const got = logdetOf(law)
    const wanted = logdetOf(exact)
    return {
      ...about,
      ...said,
      ...compareLaws(law, exact, n),
      law: law.status,
      logdet: got === null || wanted === null ? null : got - wanted,
      reasons: [...fit.reasons, ...law.reasons],
    }
  } catch (thrown) {
    const seconds = (performance.now() - started) / 1000
    const said = { fit: 'failed', law: 'failed', trusted: false, residual: Number.NaN, seconds }
    return { ...about, ...said, ...NOTHING, reasons: [messageOf(thrown)] }
  }
}

const NOTHING = {
  atomWeight: Number.NaN,
  atomPlace: Number.NaN,
  bulkMass: Number.NaN,
  edge: Number.NaN,
  ks: Number.NaN,
  bulks: [0, 0],
  logdet: null,
} as const
