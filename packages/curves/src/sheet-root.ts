import type { BulkPoint } from './bulk-root.ts'
import type { ReciprocalMap } from './reciprocal-map.ts'

/**
 * u = −1/m(z) for Im z > 0: the only root of z(u) = z in ℂ⁺, where Im u ≥ Im z. Newton along a path that comes straight
 * down from a height at which u ≈ z − κ₁. null where Newton cannot follow the path.
 */
export function sheetRoot(map: ReciprocalMap, re: number, im: number): BulkPoint | null {
  const spread = Math.sqrt(map.variance) + Math.abs(map.poles[0]!) + Math.abs(map.poles[map.poles.length - 1]!)
  let height = Math.max(im, 4 * spread + Math.abs(re - map.mean))
  let u: BulkPoint | null = newtonAt(map, re, height, { re: re - map.mean, im: height })
  let factor = 0.1
  while (u !== null && height > im) {
    const next = Math.max(im, height * factor)
    const moved = newtonAt(map, re, next, u)
    if (moved !== null) {
      u = moved
      height = next
      factor = Math.max(0.01, factor * factor)
    } else if (factor > 0.999) return null
    else factor = Math.sqrt(factor)
  }
  return u
}

/**
 * Newton for z(u) = x + i y from a start; null unless it converges with Im u ≥ y up to rounding. In the form
 * z − a = u + σ²/u + Σ r_j t_j u/(u − t_j) nothing cancels next to the drift a, however large the mean is.
 */
function newtonAt(map: ReciprocalMap, x: number, y: number, start: BulkPoint): BulkPoint | null {
  const { poles, strengths, rates, drift } = map
  const offset = x - drift
  let { re, im } = start
  let last = Infinity
  for (let step = 0; step < 40; step++) {
    let fr = re - offset
    let fi = im - y
    let dr = 1
    let di = 0
    for (let j = 0; j < poles.length; j++) {
      const t = poles[j]!
      const d = re - t
      const size = d * d + im * im
      const ir = d / size
      const ii = -im / size
      if (t === 0) {
        fr += strengths[j]! * ir
        fi += strengths[j]! * ii
      } else {
        // u/(u − t) = (Re u (Re u − t) + (Im u)² − i t Im u)/|u − t|²
        fr += (rates[j]! * t * (re * d + im * im)) / size
        fi += rates[j]! * t * t * ii
      }
      dr -= strengths[j]! * (ir * ir - ii * ii)
      di -= 2 * strengths[j]! * ir * ii
    }
    const norm = dr * dr + di * di
    const sr = (fr * dr + fi * di) / norm
    const si = (fi * dr - fr * di) / norm
    re -= sr
    im -= si
    const size = Math.hypot(sr, si)
    if (!(im >= y * (1 - 1e-12)) || !Number.isFinite(re)) return null
    const scale = Math.hypot(re, im)
    if (size <= 1e-15 * scale || (size <= 1e-12 * scale && size >= last)) return { re, im }
    last = size
  }
  return null
}
