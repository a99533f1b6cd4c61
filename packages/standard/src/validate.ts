import { createLadder, type Ladder, pooledValues, type Registry, type Spectrum } from '@freecurve/core'
import { distancesToSpectrum } from '@freecurve/law'
import { DEFAULT_BANDS } from './bands/bands-at.ts'
import { holdsTruth } from './bands/holds-truth.ts'
import { type Decompression, decompress } from './decompress.ts'
import { decompressLadder } from './decompress-ladder.ts'
import { type FlowTest, flowTests } from './ladder/flow-tests.ts'
import { flowThatHolds } from './ladder/flow-that-holds.ts'
import { VALIDATION_SCHEMA } from './report-schema.ts'

/** One prediction of a known spectrum from smaller ones. */
export interface Check {
  /** Sizes it was made from, ascending. */
  readonly from: readonly number[]
  readonly to: number
  /** Flow, or `empirical`. */
  readonly flow: string
  /** Curve family, method without a curve, or scaling hypothesis. */
  readonly family: string
  /** Status of the predicted law; `none` where there is none. */
  readonly status: string
  /** Whether `decompress` itself trusts it: exit code 0, else 3. */
  readonly trusted: boolean
  /** Kolmogorov–Smirnov distance, and W₁ over the deviation, to the eigenvalues there; null where there is no law. */
  readonly ks: number | null
  readonly w1PerDeviation: number | null
  /** Predicted minus true mean of log λ, where all are positive. */
  readonly logdet: number | null
  /** Half-width of the 90 % band of the whole CDF, and whether the truth lies within it everywhere; null without bands. */
  readonly band: number | null
  readonly inBand: boolean | null
  /** Whether the true mean of log λ lies within its 90 % band; null without one. */
  readonly logdetInBand: boolean | null
  /** Time it took, by the clock that was given; null without one. */
  readonly seconds: number | null
  readonly reasons: readonly string[]
}

/** How well the sizes of a ladder predict each other: plain data. */
export interface Validation {
  readonly schema: typeof VALIDATION_SCHEMA
  /** Sizes seen, ascending. */
  readonly sizes: readonly number[]
  readonly tests: readonly FlowTest[]
  /** What carries these sizes on: the flow that the tests allow, or `empirical`. */
  readonly flow: string
  /** Ascending in the size predicted; for each the single sizes first, then all smaller ones together. */
  readonly checks: readonly Check[]
  readonly seed: number | null
}

/** Options of {@link validate}. */
export interface ValidateOptions {
  /** Laws behind the bands; 0 for none. @default 40 */
  readonly bands?: number | undefined
  /** @default 1 */
  readonly seed?: number | undefined
  /** Seconds since any moment, to time each prediction by. @default no clock, and no times */
  readonly clock?: (() => number) | undefined
}

/**
 * The honest test that a ladder allows: every larger size predicted from every smaller one alone, and from all smaller ones together, with no
 * option, and compared with the eigenvalues there.
 *
 * @throws what `decompress` and `decompressLadder` throw.
 */
export function validate(registry: Registry, ladder: Ladder, options: ValidateOptions = {}): Validation {
  const { bands = DEFAULT_BANDS, seed = 1, clock } = options
  const { spectra } = ladder
  const checks = spectra.slice(1).flatMap((target, k) => {
    const request = { sizes: [target.size], bands, seed }
    const smaller = spectra.slice(0, k + 1)
    const check = (from: readonly Spectrum[], run: () => Decompression) => checked(from, target, run, clock)
    const alone = smaller.map((spectrum) => check([spectrum], () => decompress(registry, { ...request, spectrum })))
    if (smaller.length < 2) return alone
    return [...alone, check(smaller, () => decompressLadder(registry, { ...request, ladder: createLadder(smaller) }))]
  })
  const tests = flowTests(ladder, undefined)
  return {
    schema: VALIDATION_SCHEMA,
    sizes: spectra.map(({ size }) => size),
    tests,
    flow: flowThatHolds(tests, undefined),
    checks,
    seed: bands === 0 ? null : seed,
  }
}

function checked(
  from: readonly Spectrum[],
  target: Spectrum,
  run: () => Decompression,
  clock: ValidateOptions['clock'],
): Check {
  const started = clock?.() ?? 0
  const { report, carried, trusted } = run()
  const seconds = clock === undefined ? null : clock() - started
  const law = carried[0]?.law
  const usable = law !== undefined && law.bulks.length + law.atoms.length > 0
  const truth = pooledValues(target.samples)
  const distances = usable ? distancesToSpectrum(law, truth) : null
  const [size] = report.sizes
  const band = size?.bands?.ks ?? null
  return {
    from: from.map((spectrum) => spectrum.size),
    to: target.size,
    flow: report.flow,
    family: report.fit.family,
    status: law?.status ?? 'none',
    trusted,
    ks: distances?.ks ?? null,
    w1PerDeviation: distances?.w1PerDeviation ?? null,
    ...logDeterminant(size?.logdet ?? null, meanLog(truth), size?.bands?.logdet ?? null),
    band,
    inBand: band === null || distances === null ? null : holdsTruth(band, distances.ks, target.size),
    seconds,
    reasons: [...report.fit.reasons, ...(law?.reasons ?? [])],
  }
}

/** Mean of log λ, ascending; null unless all are positive. */
const meanLog = (values: Float64Array): number | null =>
  values[0]! > 0 ? values.reduce((sum, x) => sum + Math.log(x), 0) / values.length : null

function logDeterminant(
  predicted: number | null,
  truth: number | null,
  band: readonly [number, number] | null,
): Pick<Check, 'logdet' | 'logdetInBand'> {
  if (predicted === null || truth === null) return { logdet: null, logdetInBand: null }
  return { logdet: predicted - truth, logdetInBand: band === null ? null : band[0] <= truth && truth <= band[1] }
}
