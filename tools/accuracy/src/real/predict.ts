import { createLadder, messageOf, type Registry, type Spectrum } from '@freecurve/core'
import { distancesToSpectrum } from '@freecurve/law'
import { type Decompression, decompress, decompressLadder, type FlowTest } from '@freecurve/standard'
import { type BandsHold, bandsHold } from '../bands-hold.ts'
import { exitCodeOf, exitCodeOfThrown } from '../exit-code.ts'

/** How well a spectrum was predicted from smaller ones. */
export interface Prediction {
  readonly from: string
  /** The largest size predicted from. */
  readonly size: number
  readonly replicates: number
  readonly flow: string
  readonly family: string
  readonly fit: string
  readonly law: string
  /** What the command line ends with: 0 only where the product itself calls the prediction trustworthy. */
  readonly exitCode: number
  readonly residual: number
  readonly smoothness: number | string | null
  readonly ks: number
  readonly w1PerDeviation: number
  /** Predicted minus true mean of log λ; null where a true λ is not positive, NaN where the prediction has none. */
  readonly logdet: number | null
  /** Null where there are no bands. */
  readonly bands: BandsHold | null
  /** Each flow held against each size and the largest; none for a single size. */
  readonly tests: readonly FlowTest[]
  readonly seconds: number
  readonly reasons: readonly string[]
}

/** What to predict with. */
export interface PredictOptions {
  /** @default 'auto' */
  readonly family?: string
  /** Laws behind the bands; 0 for no bands. @default the product's own number */
  readonly bands?: number
}

/** Predicts the spectrum `truth` (ascending) with no option from spectra of one or more smaller sizes, and measures the distance. */
export function predict(
  registry: Registry,
  from: string,
  spectra: readonly Spectrum[],
  truth: Float64Array,
  options: PredictOptions = {},
): Prediction {
  const largest = spectra[spectra.length - 1]!
  const request = { sizes: [truth.length], ...options }
  const about = { from, size: largest.size, replicates: largest.samples.length }
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  try {
    const found =
      spectra.length > 1
        ? decompressLadder(registry, { ...request, ladder: createLadder(spectra) })
        : decompress(registry, { ...request, spectrum: largest })
    return { ...about, seconds: elapsed(), ...judged(found, truth) }
  } catch (thrown) {
    const exitCode = exitCodeOfThrown(thrown)
    const said = { flow: 'none', family: 'none', fit: 'failed', law: 'failed', exitCode, tests: [] }
    return { ...about, ...said, ...MISSING, seconds: elapsed(), reasons: [messageOf(thrown)] }
  }
}

const MISSING = {
  residual: Number.NaN,
  smoothness: null,
  ks: Number.NaN,
  w1PerDeviation: Number.NaN,
  logdet: Number.NaN,
  bands: null,
} as const

function judged({ report, carried, trusted }: Decompression, truth: Float64Array) {
  const { fit, ladder, flow } = report
  const law = carried[0]?.law
  const said = {
    flow,
    family: fit.family,
    fit: fit.status,
    law: law?.status ?? 'none',
    exitCode: exitCodeOf(trusted),
    tests: ladder?.tests ?? [],
    reasons: [...new Set([...report.distrust, ...fit.reasons, ...(law?.reasons ?? []), ...report.warnings])],
  }
  if (law === undefined || law.bulks.length + law.atoms.length === 0) return { ...MISSING, ...said }
  const { ks, w1PerDeviation } = distancesToSpectrum(law, truth)
  const meanLog = truth[0]! > 0 ? truth.reduce((sum, x) => sum + Math.log(x), 0) / truth.length : null
  const bands = report.sizes[0]!.bands
  return {
    ...said,
    residual: fit.residual?.value ?? Number.NaN,
    smoothness: fit.details.smoothness ?? null,
    ks,
    w1PerDeviation: w1PerDeviation ?? Number.NaN,
    logdet: meanLog === null ? null : (report.sizes[0]!.logdet ?? Number.NaN) - meanLog,
    bands: bands === null ? null : bandsHold(bands, (x) => shareUpTo(truth, x), ks, 1 / truth.length),
  }
}

/** The share of ascending values that are at most x. */
function shareUpTo(values: Float64Array, x: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low / values.length
}
