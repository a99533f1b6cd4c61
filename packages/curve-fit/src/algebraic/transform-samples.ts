import { repeatedValues } from '@freecurve/atoms'
import type { Atom, Spectrum } from '@freecurve/core'
import { Matrix, SingularValueDecomposition } from 'ml-matrix'

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

/** The noise of the samples as independent parts. */
interface SampleNoise {
  /** parts × 2·points (real parts first): a deviation of m in units of its expected noise. */
  readonly whiten: Matrix
  /**
   * parts × parts: what the whitened parts say of the counting function's modes, as a share of the spectrum (root mean
   * square).
   */
  readonly cdf: Matrix
  readonly parts: number
}

/**
 * Shares of the spectrum whose width is the height of a sample: several scales everywhere, none finer than a few
 * spacings.
 */
const HEIGHTS = [0.03, 0.1, 0.3]
const COLUMNS = 24
const MOST_MODES = 128
/** The noise's modes are averages over at most so many eigenvalues, eight to a wave of the finest mode. Chosen. */
const MOST_IN_MODES = 1024
/**
 * Parts of the noise weaker than this share of the strongest, each point in its own units, are below the sampling
 * itself (tuned).
 */
const WEAKEST = 3e-3

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
  const values = Float64Array.from(samples.flatMap((sample) => Array.from(sample))).sort()
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
  const thin = thinned(spread, MOST_IN_MODES)
  const modes = Math.max(4, Math.min(MOST_MODES, Math.floor(thin.length / 4)))
  const spectrumOfNoise = Matrix.zeros(2 * count, modes)
  for (let k = 0; k < count; k++) {
    for (const x of unit) {
      const d = x - zRe[k]!
      const square = d * d + zIm[k]! * zIm[k]!
      mRe[k]! += d / square / unit.length
      mIm[k]! += zIm[k]! / square / unit.length
    }
    addModes(spectrumOfNoise, k, count, thin, zRe[k]!, zIm[k]!, size * Math.sqrt(samples.length))
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
    noise: whitened(spectrumOfNoise, size * Math.sqrt(samples.length)),
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

/** At most `most` values at evenly spread ranks. */
const thinned = (values: Float64Array, most: number): Float64Array =>
  values.length <= most
    ? values
    : Float64Array.from({ length: most }, (_, i) => values[Math.floor(((i + 0.5) * values.length) / most)]!)

/** One point's two rows of the noise: √(2k)/(n√r) · mean cos(kπp)/(λ(p) − z) for every mode k. */
function addModes(
  out: Matrix,
  row: number,
  count: number,
  values: Float64Array,
  zr: number,
  zi: number,
  size: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - zr
    const square = (d * d + zi * zi) * values.length * size
    const re = d / square
    const im = zi / square
    const angle = (Math.PI * (i + 0.5)) / values.length
    // cos(kθ) by its recurrence.
    const twice = 2 * Math.cos(angle)
    let before = 1
    let here = twice / 2
    for (let k = 1; k <= out.columns; k++) {
      const strength = Math.sqrt(2 * k) * here
      out.set(row, k - 1, out.get(row, k - 1) + strength * re)
      out.set(row + count, k - 1, out.get(row + count, k - 1) + strength * im)
      const next = twice * here - before
      before = here
      here = next
    }
  }
}

function whitened(noise: Matrix, size: number): SampleNoise {
  const count = noise.rows / 2
  // Each point in units of its own noise, so that no scale of the spectrum drowns another.
  const units = Array.from({ length: count }, (_, k) => Math.hypot(...noise.getRow(k), ...noise.getRow(k + count)))
  for (let k = 0; k < count; k++) {
    noise.mulRow(k, 1 / units[k]!)
    noise.mulRow(k + count, 1 / units[k]!)
  }
  const {
    leftSingularVectors: u,
    rightSingularVectors: v,
    diagonal,
  } = new SingularValueDecomposition(noise, {
    autoTranspose: true,
  })
  const floor = WEAKEST * diagonal[0]!
  const parts = diagonal.filter((s) => s > floor).length
  const whiten = Matrix.zeros(parts, noise.rows)
  const cdf = Matrix.zeros(parts, parts)
  for (let p = 0; p < parts; p++)
    for (let row = 0; row < noise.rows; row++)
      whiten.set(p, row, u.get(row, p) / (Math.hypot(diagonal[p]!, floor) * units[row % count]!))
  // δF = Σ_k √2/(π√k n√r) ξ_k sin(kπp), ξ = V (whitened parts): its mean square is a quadratic form in the parts.
  for (let p = 0; p < parts; p++)
    for (let q = 0; q < parts; q++) {
      let sum = 0
      for (let k = 0; k < noise.columns; k++) sum += (v.get(k, p) * v.get(k, q)) / (k + 1)
      cdf.set(p, q, sum / (Math.PI * size) ** 2)
    }
  return { whiten, cdf, parts }
}
