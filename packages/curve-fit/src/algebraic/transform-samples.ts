import { repeatedValues } from '@freecurve/atoms'
import { type Atom, pooledValues, type Spectrum } from '@freecurve/core'
import { type SampleNoise, sampleNoise } from './sample-noise.ts'

/** Samples of m̂ at points of ℂ⁺, in units in which the spectrum has mean 0 and deviation 1. */
export interface TransformSamples {
  /** z = center + scale ζ and m = μ/scale for the samples (ζ, μ). */
  readonly center: number
  readonly scale: number
  /** Atoms of the data, in the data's units. */
  readonly atoms: readonly Atom[]
  /** Ends of the eigenvalues that belong to no atom, in the data's units. */
  readonly least: number
  readonly greatest: number
  readonly zRe: Float64Array
  readonly zIm: Float64Array
  readonly mRe: Float64Array
  readonly mIm: Float64Array
  readonly noise: SampleNoise
}

/**
 * Shares of the spectrum whose width is the height of a sample: several scales everywhere, none finer than a few
 * spacings.
 */
const HEIGHTS = [0.03, 0.1, 0.3]
const COLUMNS = 24
/**
 * m̂(z) = mean 1/(λ − z) above quantiles of the spectrum, at heights that follow its local width, so that several
 * decades are seen alike; atoms are in m̂ as poles.
 *
 * The noise is that of the counting function: eigenvalues of one matrix of size n fluctuate as n δF(p) = Σ b_k
 * sin(kπp) in independent modes of deviation √2/(π√k) (Johansson 1998), so that δm(z) = Σ_k √(2k)/(n√r) ξ_k · mean
 * cos(kπp)/(λ(p) − z) over the eigenvalues λ(p) that belong to no atom.
 */
export function transformSamples(spectrum: Spectrum): TransformSamples {
  const { size, samples } = spectrum
  const values = pooledValues(samples)
  const center = values.reduce((sum, x) => sum + x, 0) / values.length
  const scale = Math.sqrt(values.reduce((sum, x) => sum + (x - center) ** 2, 0) / values.length)
  const unit = values.map((x) => (x - center) / scale)
  const { atoms, rest: loose } = repeatedValues(values, samples.length)
  const rest = loose.map((x) => (x - center) / scale)
  const spread = rest.length >= 8 ? rest : unit
  const points = samplePoints(spread)
  const count = points.length
  const zRe = Float64Array.from(points, ([x]) => x)
  const zIm = Float64Array.from(points, ([, y]) => y)
  const mRe = new Float64Array(count)
  const mIm = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    for (const x of unit) {
      const d = x - zRe[k]!
      const square = d * d + zIm[k]! * zIm[k]!
      mRe[k]! += d / square / unit.length
      mIm[k]! += zIm[k]! / square / unit.length
    }
  }
  return {
    center,
    scale,
    atoms,
    least: loose[0] ?? 0,
    greatest: loose[loose.length - 1] ?? 0,
    zRe,
    zIm,
    mRe,
    mIm,
    noise: sampleNoise(spread, zRe, zIm, size * Math.sqrt(samples.length)),
  }
}

/** Points (x, y): x at even quantiles, y the width of a share of the spectrum about x. */
function samplePoints(values: Float64Array): readonly (readonly [number, number])[] {
  const n = values.length
  const at = (share: number) => values[Math.min(n - 1, Math.max(0, Math.round(share * n - 0.5)))]!
  const range = values[n - 1]! - values[0]!
  return Array.from({ length: COLUMNS }, (_, k) => (k + 0.5) / COLUMNS).flatMap((p) =>
    HEIGHTS.map((share) => {
      const width = (at(p + share) - at(p - share)) / (Math.min(1, p + share) - Math.max(0, p - share))
      return [at(p), Math.max(2 * share * width, 1e-9 * range)] as const
    }),
  )
}
