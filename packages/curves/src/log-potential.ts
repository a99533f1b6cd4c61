import { boundaryRoot } from './boundary-root.ts'
import type { BulkPoint } from './bulk-root.ts'
import type { ReciprocalMap } from './reciprocal-map.ts'
import { sheetRoot } from './sheet-root.ts'

/**
 * The log-potential U(z) = ∫ log(z − x) ρ(dx) of a free Lévy law in closed form (math.md, f), at u = −1/m(z):
 *
 *   U = log u + σ²/(2u²) + Σ r_j (t_j/(u − t_j) + log(1 − t_j/u)),
 *
 * with arguments of logarithms in (−π, π]. On the real axis it is the limit from above: F(x) = 1 − Im U(x + i0)/π, and
 * ∫ log x dρ = Re U(0) where 0 lies left of the support. U(z̄) is the conjugate.
 *
 * @returns null where u could not be found, and at the atom, where U is infinite.
 */
export function logPotential(map: ReciprocalMap): (re: number, im: number) => BulkPoint | null {
  let onAxis: ReturnType<typeof boundaryRoot> | undefined
  return (re, im) => {
    if (im === 0 && re === map.drift && map.rate <= 1) return map.rate < 1 ? null : atHardEdge(map)
    onAxis ??= boundaryRoot(map)
    const u = im === 0 ? onAxis(re) : sheetRoot(map, re, Math.abs(im))
    if (u === null) return null
    const value = potentialAt(map, u)
    return im < 0 ? { re: value.re, im: -value.im } : value
  }
}

/** At u = 0, where the rates add up to 1: Σ r_j (log |t_j| − 1) + πi (1 − Σ_{t_j < 0} r_j). */
function atHardEdge({ poles, rates }: ReciprocalMap): BulkPoint {
  let [re, im] = [0, Math.PI]
  poles.forEach((t, j) => {
    re += rates[j]! * (Math.log(Math.abs(t)) - 1)
    if (t < 0) im -= Math.PI * rates[j]!
  })
  return { re, im }
}

/** Below this ratio |t/u| the closed form loses digits to cancellation, and its power series takes over. */
const SERIES = 0.05
const TERMS = 12

/** (w/(1 − w) + log(1 − w))/w² = Σ_p w^p (p + 1)/(p + 2), w = t/u; 1/2 for the semicircular part. */
function series(wr: number, wi: number): readonly [number, number] {
  let [re, im] = [0, 0]
  for (let p = TERMS - 1; p >= 0; p--) {
    const next = re * wr - im * wi + (p + 1) / (p + 2)
    im = re * wi + im * wr
    re = next
  }
  return [re, im]
}

function potentialAt({ poles, strengths, rates }: ReciprocalMap, u: BulkPoint): BulkPoint {
  const size = u.re * u.re + u.im * u.im
  // 1/u
  const ir = u.re / size
  const ii = -u.im / size
  let re = Math.log(size) / 2
  let im = Math.atan2(u.im, u.re)
  for (let j = 0; j < poles.length; j++) {
    const t = poles[j]!
    if (t * t * (ir * ir + ii * ii) < SERIES * SERIES) {
      const [sr, si] = series(t * ir, t * ii)
      // s/u² · Σ
      const [qr, qi] = [ir * ir - ii * ii, 2 * ir * ii]
      re += strengths[j]! * (qr * sr - qi * si)
      im += strengths[j]! * (qr * si + qi * sr)
      continue
    }
    const d = u.re - t
    const distance = d * d + u.im * u.im
    re += rates[j]! * ((t * d) / distance + Math.log(distance / size) / 2)
    im += rates[j]! * ((-t * u.im) / distance + Math.atan2(-t * ii, 1 - t * ir))
  }
  return { re, im }
}
