import { gramAtomWeight } from '@freecurve/atoms'
import type { Atom, Law, Spectrum } from '@freecurve/core'
import { roundedRate, subordinationMap } from '@freecurve/curves'
import { checkedLaw } from '../power/check-law.ts'
import { grainOf, onlyGrain } from '../power/data-grain.ts'
import { freePower } from '../power/free-power.ts'
import { type CompanionValues, companionValues } from './companion-values.ts'
import { fromCompanion } from './from-companion.ts'

/** The law that raw eigenvalues lead to, and its transform. */
export interface CarriedValues {
  readonly law: Law
  /** m(z) as [Re m, Im m] for Im z ≠ 0, or null. */
  readonly stieltjes: (re: number, im: number) => readonly [number, number] | null
}

/**
 * The deformed flow straight from raw eigenvalues, without a curve: the companion law at ratio τ > 1 is the free convolution
 * power ν^{⊞τ} of the empirical one, whose subordination point stays in ℂ⁺. The result is the exact law of that power;
 * its only error is that of the empirical ν. Where the data's grain still shows, the law is `unverified`;
 * where there is little else, none is given.
 *
 * @param aspectRatio c₀ = p/N of the spectrum
 * @throws E_DOMAIN and E_OPTION_VALUE as {@link companionValues}.
 */
export function subordinateEigenvalues(spectrum: Spectrum, aspectRatio: number, ratio: number): CarriedValues {
  const values = companionValues(spectrum, aspectRatio)
  const { points, weights, rank, zeros, count } = values
  const hard = points[0] === 0 && roundedRate(ratio * rank, points.length) === 1
  const c = aspectRatio * ratio
  const power = freePower(subordinationMap(values, ratio, hard), ratio)
  const stieltjes = (re: number, im: number) => transformAt(power.transform, c, re, im)
  if (power.bulks.length === 0) return { law: onlyGrain(power.count), stieltjes }
  const companion: Law = { status: 'certified', reasons: [], atoms: [], bulks: power.bulks }
  const atZero = roundedRate(rank * ratio, points.length) === 1 ? zeros : gramAtomWeight(zeros, c)
  const law = fromCompanion(companion, c, atZero)
  const found: Law = { ...law, atoms: [...law.atoms, ...atomsOf(values, ratio, c)] }
  const mean = points.reduce((sum, x, i) => sum + weights[i]! * x, 0) / aspectRatio
  const reasons = [
    ...grainOf(found, count, ({ x }) => x === 0),
    ...power.unresolved.map(([left, right]) => `the density on [${left}, ${right}] was not resolved`),
  ]
  return { law: checkedLaw(found, mean, mean, reasons), stieltjes }
}

/** An atom p of ν off 0 is one of weight 1 − τ(1 − p) at τx. */
function atomsOf({ points, weights }: CompanionValues, ratio: number, c: number): readonly Atom[] {
  return Array.from(points, (x, i) => ({ x: x * ratio, weight: (1 - ratio * (1 - weights[i]!)) / c })).filter(
    ({ x, weight }) => x > 0 && weight > 0,
  )
}

/** m = (v + (1 − c)/z)/c. */
function transformAt(
  companion: (re: number, im: number) => readonly [number, number] | null,
  c: number,
  re: number,
  im: number,
): readonly [number, number] | null {
  const v = companion(re, Math.abs(im))
  if (v === null) return null
  const size = re * re + im * im
  const mr = (v[0] + ((1 - c) * re) / size) / c
  const mi = (v[1] - ((1 - c) * Math.abs(im)) / size) / c
  return [mr, Math.sign(im) * mi]
}
