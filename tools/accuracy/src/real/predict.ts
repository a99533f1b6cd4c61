import { createSpectrum, type Registry } from '@freecurve/core'
import { distancesToSpectrum } from '@freecurve/law'
import { decompress } from '@freecurve/standard'

/** How well a spectrum was predicted from smaller ones. */
export interface Prediction {
  readonly from: string
  readonly size: number
  readonly replicates: number
  readonly family: string
  readonly fit: string
  readonly law: string
  /** Whether the product itself calls the prediction trustworthy. */
  readonly trusted: boolean
  readonly residual: number
  readonly smoothness: number | string | null
  readonly ks: number
  readonly w1PerDeviation: number
  /** Predicted minus true mean of log λ, where both are positive. */
  readonly logdet: number | null
  readonly seconds: number
  readonly reasons: readonly string[]
}

/** Predicts the spectrum `truth` (ascending) with no option from samples of a smaller size, and measures the distance. */
export function predict(
  registry: Registry,
  from: string,
  samples: readonly Float64Array[],
  truth: Float64Array,
  family = 'auto',
): Prediction {
  const started = performance.now()
  const spectrum = createSpectrum(samples, { source: { label: from } })
  const { report, carried, trusted } = decompress(registry, { spectrum, sizes: [truth.length], family })
  const seconds = (performance.now() - started) / 1000
  const law = carried[0]?.law
  const usable = law !== undefined && law.bulks.length + law.atoms.length > 0
  const distances = usable ? distancesToSpectrum(law, truth) : { ks: Number.NaN, w1PerDeviation: Number.NaN }
  const meanLog = truth[0]! > 0 ? truth.reduce((sum, x) => sum + Math.log(x), 0) / truth.length : null
  const predicted = report.sizes[0]?.logdet ?? null
  return {
    from,
    size: spectrum.size,
    replicates: samples.length,
    family: report.fit.family,
    fit: report.fit.status,
    law: law?.status ?? 'none',
    trusted,
    residual: report.fit.residual?.value ?? Number.NaN,
    smoothness: report.fit.details.smoothness ?? null,
    ks: distances.ks,
    w1PerDeviation: distances.w1PerDeviation ?? Number.NaN,
    logdet: meanLog === null || predicted === null ? null : predicted - meanLog,
    seconds,
    reasons: [...report.fit.reasons, ...(law?.reasons ?? []), ...report.warnings],
  }
}
