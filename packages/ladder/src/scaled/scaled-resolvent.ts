import { type FreeLevyParameters, outOfDomain } from '@freecurve/core'
import type { ScaleLaw } from './scale-law.ts'

/** Newton steps from the point above; three are usual. */
const STEPS = 12
/** Steps of the damped fixed point where Newton's method leaves the half-plane; it converges from everywhere. */
const PATIENCE = 20_000
/** Relative change that ends either; the next Newton step would be about its square. */
const ENOUGH = 1e-5

/**
 * Re G(z) of A = D^{1/2} R D^{1/2}, G(z) = ∫ρ(dλ)/(z − λ) = −m(z), R of the R-transform R(g) = a + σ²g + Σ r_j t_j/(1 − t_j g) in general
 * position to the diagonal D > 0: with g(z) = E[d/(z − d R(g))] in ℂ⁻ for z in ℂ⁺, G(z) = E[1/(z − d R(g))] = (1 + g R(g))/z, E over the
 * law of d. It is freeness with amalgamation over the diagonal: the operator-valued R-transform of A is b ↦ D R(τ(D b)) (Speicher 1998;
 * Nica, Shlyakhtenko, Speicher 2002). With R white (one jump) A is a sample covariance matrix of independent features of variances d;
 * with D constant R itself. The right side maps ℂ⁻ into itself, so that it has one fixed point there (Denjoy, Wolff).
 *
 * Points on a vertical line are to be asked for from above: each starts from the one before. Throws E_DOMAIN where no fixed point is found.
 */
export function scaledResolvent(law: FreeLevyParameters, { values, weights }: ScaleLaw) {
  const { a, sigma2 } = law
  const rates = Float64Array.from(law.rates)
  const jumps = Float64Array.from(law.jumps)
  const mean = values.reduce((sum, d, k) => sum + weights[k]! * d, 0)
  // The state of the last point, and what a step computes at g: R and R′, h and k.
  let gRe = 0
  let gIm = 0
  let rRe = 0
  let rIm = 0
  let sRe = 0
  let sIm = 0
  let hRe = 0
  let hIm = 0
  let kRe = 0
  let kIm = 0

  /** R(g) and R′(g). Sums are local: a variable that closures share is an object on the heap, ten times slower. */
  const transform = (): void => {
    const [re, im] = [gRe, gIm]
    let r = a + sigma2 * re
    let i = sigma2 * im
    let s = sigma2
    let v = 0
    for (let j = 0; j < jumps.length; j++) {
      const t = jumps[j]!
      const p = 1 - t * re
      const q = -t * im
      const inverse = 1 / (p * p + q * q)
      const uRe = p * inverse
      const uIm = -q * inverse
      const c = rates[j]! * t
      r += c * uRe
      i += c * uIm
      s += c * t * (uRe * uRe - uIm * uIm)
      v += c * t * 2 * uRe * uIm
    }
    rRe = r
    rIm = i
    sRe = s
    sIm = v
  }

  /** h = E[d/(z − dR)] and k = ∂h/∂R = E[d²/(z − dR)²]. */
  const means = (x: number, y: number): void => {
    const [re, im] = [rRe, rIm]
    let h = 0
    let i = 0
    let k = 0
    let v = 0
    for (let j = 0; j < values.length; j++) {
      const d = values[j]!
      const w = weights[j]!
      const p = x - d * re
      const q = y - d * im
      const ratio = d / (p * p + q * q)
      const uRe = p * ratio
      const uIm = -q * ratio
      h += w * uRe
      i += w * uIm
      k += w * (uRe * uRe - uIm * uIm)
      v += w * 2 * uRe * uIm
    }
    hRe = h
    hIm = i
    kRe = k
    kIm = v
  }

  /** One Newton step for g − h(g) = 0, h′ = k R′; the relative size of it. R is carried along to first order. */
  const newton = (x: number, y: number): number => {
    transform()
    means(x, y)
    const fRe = hRe - gRe
    const fIm = hIm - gIm
    const dRe = 1 - (kRe * sRe - kIm * sIm)
    const dIm = -(kRe * sIm + kIm * sRe)
    const size = dRe * dRe + dIm * dIm
    const stepRe = (fRe * dRe + fIm * dIm) / size
    const stepIm = (fIm * dRe - fRe * dIm) / size
    gRe += stepRe
    gIm += stepIm
    rRe += sRe * stepRe - sIm * stepIm
    rIm += sRe * stepIm + sIm * stepRe
    return Math.hypot(stepRe, stepIm) / Math.hypot(gRe, gIm)
  }

  /** The fixed point by halving the distance to h again and again. */
  const settle = (x: number, y: number): void => {
    for (let step = 0; step < PATIENCE; step++) {
      transform()
      means(x, y)
      const change = Math.hypot(hRe - gRe, hIm - gIm)
      gRe = (gRe + hRe) / 2
      gIm = (gIm + hIm) / 2
      if (change <= ENOUGH * Math.hypot(gRe, gIm)) {
        newton(x, y)
        return
      }
    }
    throw outOfDomain('scaledResolvent', 'law', `none at ${x} + ${y}i`, 'one whose resolvent is found')
  }

  return {
    /** Begins a line at its highest point, far above the spectrum. */
    start: (x: number, y: number): void => {
      const size = x * x + y * y
      gRe = (mean * x) / size
      gIm = (-mean * y) / size
    },
    /** Re G(x + iy), y > 0, at or below the last point of the line. */
    at: (x: number, y: number): number => {
      const oldRe = gRe
      const oldIm = gIm
      let change = 1
      for (let step = 0; step < STEPS && change > ENOUGH && gIm < 0; step++) change = newton(x, y)
      if (!(gIm < 0 && change <= ENOUGH)) {
        gRe = oldRe
        gIm = oldIm
        settle(x, y)
      }
      const uRe = 1 + gRe * rRe - gIm * rIm
      const uIm = gRe * rIm + gIm * rRe
      return (uRe * x + uIm * y) / (x * x + y * y)
    },
  }
}
