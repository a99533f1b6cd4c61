import type { BulkPoint } from './bulk-root.ts'
import type { ReciprocalMap } from './reciprocal-map.ts'

/** Below this ratio |t/u| closed forms lose digits to cancellation, and their power series takes over. */
const SERIES = 0.05
const TERMS = 12

/**
 * F(x) = 1 − Im U/π at the boundary point u(x + i0), from the log-potential U = ∫ log(z − x) dρ, which is elementary:
 * U = log u − Σ s_j [ log(u/(u − t_j))/t_j² − 1/(t_j (u − t_j)) ]. At u = 0, a hard edge, it is what lies left of the drift: the
 * rates of negative jumps.
 */
export function cdfAtBoundary(map: ReciprocalMap, { re, im }: BulkPoint): number {
  if (re === 0 && im === 0) return map.rates.reduce((sum, r, j) => (map.poles[j]! < 0 ? sum + r : sum), 0)
  let angle = Math.atan2(im, re)
  for (let j = 0; j < map.poles.length; j++) angle -= map.strengths[j]! * imagTerm(map.poles[j]!, re, im)
  return 1 - angle / Math.PI
}

/** Im[ log(u/(u − t))/t² − 1/(t (u − t)) ] = −Im Σ_p (t/u)^p (p + 1)/(p + 2) / u². */
function imagTerm(t: number, re: number, im: number): number {
  const size = re * re + im * im
  if (t * t < SERIES * SERIES * size) return -imagSeries(t, re, im, (p) => (p + 1) / (p + 2))
  const d = re - t
  return -argOfShift(t, re, im, size) / (t * t) + im / (t * (d * d + im * im))
}

/**
 * ∂F(x)/∂s_j at fixed x and mean: −Im[ log(1 − t/u)/t² + 1/(t u) ]/π. The derivative of U at fixed z is the partial one,
 * as U is stationary in u.
 */
export function cdfSensitivity(t: number, { re, im }: BulkPoint): number {
  const size = re * re + im * im
  if (t * t < SERIES * SERIES * size) return imagSeries(t, re, im, (p) => 1 / (p + 2)) / Math.PI
  return -(argOfShift(t, re, im, size) / (t * t) - im / (t * size)) / Math.PI
}

/**
 * ∂²F(x)/∂s_j∂t_j at fixed x and mean, the change of {@link cdfSensitivity} with the jump's place:
 * Im[ 2 log(1 − t/u)/t³ + (1/(u − t) + 1/u)/t² ]/π.
 */
export function cdfPlaceSensitivity(t: number, { re, im }: BulkPoint): number {
  const size = re * re + im * im
  // Im Σ_p (p + 1)/(p + 3) (t/u)^p / u³
  if (t * t < SERIES * SERIES * size) return imagSeries(t, re, im, (p) => (p + 1) / (p + 3), 3) / Math.PI
  const d = re - t
  const inverses = -im / (d * d + im * im) - im / size
  return ((2 * argOfShift(t, re, im, size)) / t ** 3 + inverses / (t * t)) / Math.PI
}

/** arg(1 − t/u) in (−π, π], continuous for u in the closed upper half plane. */
const argOfShift = (t: number, re: number, im: number, size: number): number =>
  Math.atan2((t * im) / size, 1 - (t * re) / size)

/** Im Σ_{p < TERMS} c(p) (t/u)^p / u^order. */
function imagSeries(t: number, re: number, im: number, c: (p: number) => number, order = 2): number {
  const size = re * re + im * im
  const ir = re / size
  const ii = -im / size
  // Horner in e = t/u.
  let sr = 0
  let si = 0
  for (let p = TERMS - 1; p >= 0; p--) {
    const r = t * (sr * ir - si * ii) + c(p)
    si = t * (sr * ii + si * ir)
    sr = r
  }
  for (let k = 0; k < order; k++) {
    const r = sr * ir - si * ii
    si = sr * ii + si * ir
    sr = r
  }
  return si
}
