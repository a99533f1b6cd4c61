import type { FreeLevyParameters } from '@freecurve/core'
import type { ScaleLaw } from './row-scales.ts'

/** Newton steps from the point above; three are usual. */
const STEPS = 12
/** Steps of the damped fixed point where Newton's method leaves the half-plane; it converges from everywhere. */
const PATIENCE = 4000
/** Relative change that ends either: G is then known to it, and the shares that are integrals of G to 1e-6. */
const ENOUGH = 1e-7

/** G(z) at one point, and what the next one starts from. */
export interface ResolventPoint {
  /** G(z) = ∫ρ(dλ)/(z − λ) = −m(z). */
  readonly re: number
  readonly im: number
}

/**
 * The resolvent of A = D^{1/2} R D^{1/2}, R of the R-transform R(g) = a + σ²g + Σ r_j t_j/(1 − t_j g) in general position to the diagonal
 * D > 0: with g(z) = E[d/(z − d R(g))] in ℂ⁻ for z in ℂ⁺, G(z) = E[1/(z − d R(g))], E over the law of d. It is freeness with
 * amalgamation over the diagonal: the operator-valued R-transform of A is b ↦ D R(τ(D b)) (Speicher 1998; Nica, Shlyakhtenko, Speicher
 * 2002). With R white (one jump) A is a sample covariance matrix of independent features of variances d; with D constant R itself.
 *
 * Points on a vertical line are to be asked for from above: each starts from the one before.
 */
export function scaledResolvent(law: FreeLevyParameters, { values, weights }: ScaleLaw) {
  const { a, sigma2 } = law
  const rates = Float64Array.from(law.rates)
  const jumps = Float64Array.from(law.jumps)
  const mean = values.reduce((sum, d, k) => sum + weights[k]! * d, 0)
  // The state of the last point, and what a step computes at g: R, R′, and the means over d.
  let [gRe, gIm] = [0, 0]
  let [rRe, rIm, sRe, sIm] = [0, 0, 0, 0]
  let [hRe, hIm, kRe, kIm, mRe, mIm] = [0, 0, 0, 0, 0, 0]

  /** R(g) and R′(g). */
  const transform = () => {
    rRe = a + sigma2 * gRe
    rIm = sigma2 * gIm
    sRe = sigma2
    sIm = 0
    for (let j = 0; j < jumps.length; j++) {
      const t = jumps[j]!
      const [p, q] = [1 - t * gRe, -t * gIm]
      const size = p * p + q * q
      const [uRe, uIm] = [p / size, -q / size]
      const c = rates[j]! * t
      rRe += c * uRe
      rIm += c * uIm
      sRe += c * t * (uRe * uRe - uIm * uIm)
      sIm += c * t * 2 * uRe * uIm
    }
  }

  /** h = E[d/(z − dR)], k = E[d²/(z − dR)²], m = E[1/(z − dR)]. */
  const means = (x: number, y: number) => {
    hRe = hIm = kRe = kIm = mRe = mIm = 0
    for (let i = 0; i < values.length; i++) {
      const d = values[i]!
      const w = weights[i]!
      const [p, q] = [x - d * rRe, y - d * rIm]
      const size = p * p + q * q
      const [uRe, uIm] = [p / size, -q / size]
      mRe += w * uRe
      mIm += w * uIm
      hRe += w * d * uRe
      hIm += w * d * uIm
      kRe += w * d * d * (uRe * uRe - uIm * uIm)
      kIm += w * d * d * 2 * uRe * uIm
    }
  }

  /** One Newton step for g − h(g) = 0, h′ = k R′; the relative size of it. */
  const newton = (x: number, y: number): number => {
    transform()
    means(x, y)
    const [fRe, fIm] = [hRe - gRe, hIm - gIm]
    const [dRe, dIm] = [1 - (kRe * sRe - kIm * sIm), -(kRe * sIm + kIm * sRe)]
    const size = dRe * dRe + dIm * dIm
    const [stepRe, stepIm] = [(fRe * dRe + fIm * dIm) / size, (fIm * dRe - fRe * dIm) / size]
    gRe += stepRe
    gIm += stepIm
    return Math.hypot(stepRe, stepIm) / Math.hypot(gRe, gIm)
  }

  const settle = (x: number, y: number): void => {
    for (let step = 0; step < PATIENCE; step++) {
      transform()
      means(x, y)
      const change = Math.hypot(hRe - gRe, hIm - gIm)
      gRe = (gRe + hRe) / 2
      gIm = (gIm + hIm) / 2
      if (change <= ENOUGH * Math.hypot(gRe, gIm)) return
    }
  }

  return {
    /** E λ of A. */
    mean: mean * meanOf(law),
    /** Begins a line at its highest point, far above the spectrum. */
    start: (x: number, y: number): void => {
      const size = x * x + y * y
      gRe = (mean * x) / size
      gIm = (-mean * y) / size
      settle(x, y)
    },
    /** G(x + iy), y > 0, at or below the last point of the line. */
    at: (x: number, y: number): ResolventPoint => {
      const [oldRe, oldIm] = [gRe, gIm]
      let change = 1
      for (let step = 0; step < STEPS && change > ENOUGH && gIm < 0; step++) change = newton(x, y)
      if (!(gIm < 0 && change <= ENOUGH)) {
        gRe = oldRe
        gIm = oldIm
        settle(x, y)
      }
      return { re: mRe, im: mIm }
    },
  }
}

/** R(0) = a + Σ r t, the mean of the law of R. */
const meanOf = ({ a, rates, jumps }: FreeLevyParameters): number =>
  rates.reduce((sum, rate, j) => sum + rate * jumps[j]!, a)
