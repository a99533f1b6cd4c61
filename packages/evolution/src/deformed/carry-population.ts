import { gramAtomWeight } from '@freecurve/atoms'
import type { ComplexNumber, Law, PopulationParameters } from '@freecurve/core'
import { companionOf, reciprocalMap } from '@freecurve/curves'
import { carryFreeLevy } from '../free/carry-free-levy.ts'
import { fromCompanion } from './from-companion.ts'

/** A population at another aspect ratio, with the law read off it. */
export interface CarriedPopulation {
  readonly parameters: PopulationParameters
  readonly law: Law
  /** m(z) as [Re m, Im m] for Im z ≠ 0, or null. */
  readonly stieltjes: (re: number, im: number) => readonly [number, number] | null
  /** U(z), from above on the real axis, or null. */
  readonly logPotential: (re: number, im: number) => ComplexNumber | null
}

/**
 * The law of a sample covariance matrix at size ratio τ under the deformed flow: the population stays, c → τc. The companion
 * law is compound free Poisson (rates τ c w_j, jumps t_j), so that the branch is certified by rule; the p×p law has its
 * bulks with masses over c, and at 0 an atom of weight max(H({0}), 1 − 1/c).
 */
export function carryPopulation(parameters: PopulationParameters, ratio: number): CarriedPopulation {
  const { values, weights } = parameters
  const aspectRatio = parameters.aspectRatio * ratio
  const evolved: PopulationParameters = { values, weights, aspectRatio }
  const companion = carryFreeLevy(companionOf(evolved), 1)
  const own = values[0] === 0 ? weights[0]! : 0
  // At the hard edge 1 − 1/c is rounding.
  const hard = reciprocalMap(companionOf(evolved)).rate === 1
  const zeros = hard ? own : gramAtomWeight(own, aspectRatio)
  return {
    parameters: evolved,
    law: fromCompanion(companion.law, aspectRatio, zeros),
    stieltjes: (re, im) => {
      const v = companion.stieltjes(re, im)
      return v && transformAt(evolved, re, im, v)
    },
    logPotential: (re, im) => {
      if (re === 0 && im === 0) return zeros > 0 ? null : atZero(evolved)
      const value = companion.logPotential(re, im)
      return value && sharePerDimension(value, re, im, aspectRatio)
    },
  }
}

/**
 * U(0) for c ≤ 1 and no zeros in the population: det S = det T · det(X Xᵀ/N) gives
 * Re U(0) = Σ w_j log t_j − 1 − ((1 − c)/c) log(1 − c), the last term 0 at c = 1, and all of the law is right of 0.
 */
function atZero({ values, weights, aspectRatio: c }: PopulationParameters): ComplexNumber {
  const population = values.reduce((sum, t, j) => sum + weights[j]! * Math.log(t), 0)
  return { re: population - 1 - (c < 1 ? ((1 - c) / c) * Math.log1p(-c) : 0), im: Math.PI }
}

/** U = (U_ν − (1 − c) log z)/c, z ≠ 0. */
function sharePerDimension(companion: ComplexNumber, re: number, im: number, c: number): ComplexNumber {
  return {
    re: (companion.re - (1 - c) * Math.log(Math.hypot(re, im))) / c,
    im: (companion.im - (1 - c) * Math.atan2(im, re)) / c,
  }
}

/** m = −(1/z) Σ w_j/(1 + t_j v) (Silverstein, Bai 1995): nothing cancels, however small c is. */
function transformAt(
  { values, weights }: PopulationParameters,
  zr: number,
  zi: number,
  [vr, vi]: readonly [number, number],
): readonly [number, number] {
  let sumRe = 0
  let sumIm = 0
  for (let j = 0; j < values.length; j++) {
    const dr = 1 + values[j]! * vr
    const di = values[j]! * vi
    const size = dr * dr + di * di
    sumRe += (weights[j]! * dr) / size
    sumIm -= (weights[j]! * di) / size
  }
  const size = zr * zr + zi * zi
  return [-(sumRe * zr + sumIm * zi) / size, -(sumIm * zr - sumRe * zi) / size]
}
