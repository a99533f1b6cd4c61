import { createLadder, createSpectrum, type Registry } from '@freecurve/core'
import { distancesToSpectrum } from '@freecurve/law'
import { type Decompression, decompress, decompressLadder } from '@freecurve/standard'
import { type BandHit, bandHit, cdfOfValues } from '../band-hit.ts'

/** How well a spectrum was predicted from smaller ones. */
export interface Prediction {
  readonly from: string
  readonly size: number
  readonly replicates: number
  /** `free`, `deformed`, or `empirical` for an extrapolation without a flow. */
  readonly flow: string
  readonly family: string
  readonly model: string
  readonly fit: string
  readonly law: string
  /** Whether the product itself calls the prediction trustworthy: exit code 0 of the command, else 3. */
  readonly trusted: boolean
  readonly residual: number
  readonly ks: number
  readonly w1PerDeviation: number
  /** Predicted minus true mean of log λ, where both are positive. */
  readonly logdet: number | null
  /** Whether the truth lies in the 90 % bands; null without bands. */
  readonly bands: BandHit | null
  readonly seconds: number
  readonly reasons: readonly string[]
}

/** What to predict with. */
export interface PredictOptions {
  readonly family?: string
  /** Laws behind the bands. */
  readonly bands: number
}

/** Predicts the spectrum `truth` (ascending) with no option from samples of a smaller size, and measures the distance. */
export function predict(
  registry: Registry,
  from: string,
  samples: readonly Float64Array[],
  truth: Float64Array,
  { family = 'auto', bands }: PredictOptions,
): Prediction {
  const spectrum = createSpectrum(samples, { source: { label: from } })
  return measured(from, spectrum.size, samples.length, truth, () =>
    decompress(registry, { spectrum, sizes: [truth.length], family, bands }),
  )
}

/** The same from spectra of several sizes together. */
export function predictFromLadder(
  registry: Registry,
  spectra: readonly Float64Array[],
  truth: Float64Array,
  bands: number,
): Prediction {
  const ladder = createLadder(spectra.map((values) => createSpectrum([values])))
  const from = spectra.map(({ length }) => length).join(', ')
  return measured(from, spectra[spectra.length - 1]!.length, 1, truth, () =>
    decompressLadder(registry, { ladder, sizes: [truth.length], bands }),
  )
}

function measured(
  from: string,
  size: number,
  replicates: number,
  truth: Float64Array,
  run: () => Decompression,
): Prediction {
  const started = performance.now()
  const { report, carried, trusted } = run()
  const seconds = (performance.now() - started) / 1000
  const law = carried[0]?.law
  const usable = law !== undefined && law.bulks.length + law.atoms.length > 0
  const distances = usable ? distancesToSpectrum(law, truth) : { ks: Number.NaN, w1PerDeviation: Number.NaN }
  const meanLog = truth[0]! > 0 ? truth.reduce((sum, x) => sum + Math.log(x), 0) / truth.length : null
  const predicted = report.sizes[0]?.logdet ?? null
  const bands = report.sizes[0]?.bands ?? null
  return {
    from,
    size,
    replicates,
    flow: report.flow,
    family: report.fit.family,
    model: String(report.fit.details.model ?? ''),
    fit: report.fit.status,
    law: law?.status ?? 'none',
    trusted,
    residual: report.fit.residual?.value ?? Number.NaN,
    ks: distances.ks,
    w1PerDeviation: distances.w1PerDeviation ?? Number.NaN,
    logdet: meanLog === null || predicted === null ? null : predicted - meanLog,
    bands: bands === null ? null : bandHit(bands, cdfOfValues(truth), distances.ks, meanLog),
    seconds,
    reasons: [...report.fit.reasons, ...(law?.reasons ?? []), ...report.warnings],
  }
}
