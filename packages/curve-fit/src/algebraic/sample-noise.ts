import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { thinned } from '../counts/thinned.ts'

/** The noise of the samples as independent parts. */
export interface SampleNoise {
  /** parts × 2·points (real parts first): a deviation of m in units of its expected noise. */
  readonly whiten: Matrix
  /**
   * parts × parts: what the whitened parts say of the counting function's modes, as a share of the spectrum (root mean
   * square).
   */
  readonly cdf: Matrix
  readonly parts: number
}

const MOST_MODES = 128
/** The noise's modes are averages over at most so many eigenvalues, eight to a wave of the finest mode. Chosen. */
const MOST_IN_MODES = 1024
/**
 * Parts of the noise weaker than this share of the strongest, each point in its own units, are below the sampling
 * itself (tuned).
 */
const WEAKEST = 3e-3

/**
 * The noise of m̂ at points z, from the eigenvalues λ(p) that belong to no atom (ascending, thinned where there are many) and n √r: modes of
 * the counting function, see {@link transformSamples}.
 */
export function sampleNoise(values: Float64Array, zRe: Float64Array, zIm: Float64Array, size: number): SampleNoise {
  const few = thinned(values, MOST_IN_MODES)
  const modes = Math.max(4, Math.min(MOST_MODES, Math.floor(few.length / 4)))
  const count = zRe.length
  const rows = Array.from({ length: 2 * count }, () => new Float64Array(modes))
  for (let k = 0; k < count; k++) addModes(rows, k, count, few, zRe[k]!, zIm[k]!, size)
  return whitened(rows, size)
}

/** One point's two rows of the noise: √(2k)/(n√r) · mean cos(kπp)/(λ(p) − z) for every mode k. */
function addModes(
  out: readonly Float64Array[],
  row: number,
  count: number,
  values: Float64Array,
  zr: number,
  zi: number,
  size: number,
): void {
  const outRe = out[row]!
  const outIm = out[row + count]!
  const modes = outRe.length
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
    for (let k = 0; k < modes; k++) {
      outRe[k]! += here * re
      outIm[k]! += here * im
      const next = twice * here - before
      before = here
      here = next
    }
  }
  for (let k = 0; k < modes; k++) {
    outRe[k]! *= Math.sqrt(2 * (k + 1))
    outIm[k]! *= Math.sqrt(2 * (k + 1))
  }
}

/** Principal parts of the noise: eigenvectors of its covariance, whose roundings are far below WEAKEST². */
function whitened(rows: readonly Float64Array[], size: number): SampleNoise {
  const count = rows.length / 2
  // Each point in units of its own noise, so that no scale of the spectrum drowns another.
  const units = Array.from({ length: count }, (_, k) => Math.hypot(...rows[k]!, ...rows[k + count]!))
  const noise = new Matrix(rows.map((row, k) => Array.from(row, (x) => x / units[k % count]!)))
  const { realEigenvalues, eigenvectorMatrix: u } = new EigenvalueDecomposition(noise.mmul(noise.transpose()), {
    assumeSymmetric: true,
  })
  const floor = WEAKEST * Math.sqrt(Math.max(...realEigenvalues))
  const kept = realEigenvalues
    .map((square, column) => ({ column, deviation: Math.sqrt(Math.max(0, square)) }))
    .filter(({ deviation }) => deviation > floor)
    .sort((p, q) => q.deviation - p.deviation)
  const parts = kept.length
  const whiten = Matrix.zeros(parts, noise.rows)
  // The parts' shares in the modes: right singular vectors, each divided by √k.
  const shares = Matrix.zeros(parts, noise.columns)
  kept.forEach(({ column, deviation }, p) => {
    for (let row = 0; row < noise.rows; row++) {
      whiten.set(p, row, u.get(row, column) / (Math.hypot(deviation, floor) * units[row % count]!))
      for (let k = 0; k < noise.columns; k++)
        shares.set(p, k, shares.get(p, k) + (u.get(row, column) * noise.get(row, k)) / (deviation * Math.sqrt(k + 1)))
    }
  })
  // δF = Σ_k √2/(π√k n√r) ξ_k sin(kπp), ξ = V (whitened parts): its mean square is a quadratic form in the parts.
  const cdf = shares.mmul(shares.transpose()).div((Math.PI * size) ** 2)
  return { whiten, cdf, parts }
}
