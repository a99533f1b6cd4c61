import { createLadder, type Ladder, pooledValues, type Registry, type Spectrum } from '@freecurve/core'
import { distancesToSpectrum } from '@freecurve/law'
import { DEFAULT_BANDS } from './bands/bands-at.ts'
import { type Decompression, decompress } from './decompress.ts'
import { decompressLadder } from './decompress-ladder.ts'
import { type FlowTest, flowTests } from './ladder/flow-tests.ts'
import { VALIDATION_SCHEMA } from './report-schema.ts'

/** One prediction of a known spectrum from smaller ones. */
export interface Check {
  /** Sizes it was made from. */
  readonly from: readonly number[]
  readonly to: number
  readonly flow: string
  readonly family: string
  /** Status of the predicted law; `none` where there is none. */
  readonly status: string
  readonly trusted: boolean
  /** Kolmogorov–Smirnov distance, and W₁ over the deviation, to the eigenvalues there; null where there is no law. */
  readonly ks: number | null
  readonly w1PerDeviation: number | null
  /** Predicted minus true mean of log λ, where all are positive. */
  readonly logdet: number | null
  /** Half-width of the 90 % band of the whole CDF, and whether the truth lies within it; null without bands. */
  readonly band: number | null
  readonly inBand: boolean | null
  readonly reasons: readonly string[]
}

/** How well the sizes of a ladder predict each other: plain data. */
export interface Validation {
  readonly schema: typeof VALIDATION_SCHEMA
  readonly sizes: readonly number[]
  readonly tests: readonly FlowTest[]
  readonly checks: readonly Check[]
  readonly seed: number | null
}

/** Options of {@link validate}. */
export interface ValidateOptions {
  /** Laws behind the bands; 0 for none. @default 40 */
  readonly bands?: number | undefined
  /** @default 1 */
  readonly seed?: number | undefined
}

/**
 * The honest test that a ladder allows: every larger size predicted from every smaller one alone, and from all smaller ones together, with no
 * option, and compared with the eigenvalues there.
 */
export function validate(
  registry: Registry,
  ladder: Ladder,
  { bands = DEFAULT_BANDS, seed = 1 }: ValidateOptions = {},
): Validation {
  const { spectra } = ladder
  const checks = spectra.slice(1).flatMap((target, k) => {
    const smaller = spectra.slice(0, k + 1)
    const sizes = [target.size]
    const alone = smaller.map((spectrum) =>
      checked([spectrum.size], target, decompress(registry, { spectrum, sizes, bands, seed })),
    )
    if (smaller.length < 2) return alone
    const together = decompressLadder(registry, { ladder: createLadder(smaller), sizes, bands, seed })
    return [
      ...alone,
      checked(
        smaller.map(({ size }) => size),
        target,
        together,
      ),
    ]
  })
  return {
    schema: VALIDATION_SCHEMA,
    sizes: spectra.map(({ size }) => size),
    tests: flowTests(ladder, undefined),
    checks,
    seed: bands === 0 ? null : seed,
  }
}

function checked(from: readonly number[], target: Spectrum, { report, carried, trusted }: Decompression): Check {
  const law = carried[0]?.law
  const usable = law !== undefined && law.bulks.length + law.atoms.length > 0
  const truth = pooledValues(target.samples)
  const distances = usable ? distancesToSpectrum(law, truth) : null
  const size = report.sizes[0]
  const band = size?.bands?.ks ?? null
  const meanLog = truth[0]! > 0 ? truth.reduce((sum, x) => sum + Math.log(x) / truth.length, 0) : null
  return {
    from,
    to: target.size,
    flow: report.flow,
    family: report.fit.family,
    status: law?.status ?? 'none',
    trusted,
    ks: distances?.ks ?? null,
    w1PerDeviation: distances?.w1PerDeviation ?? null,
    logdet: meanLog === null || (size?.logdet ?? null) === null ? null : size!.logdet! - meanLog,
    band,
    inBand: band === null || distances === null ? null : distances.ks <= band,
    reasons: [...report.fit.reasons, ...(law?.reasons ?? [])],
  }
}
