import { heaviestAtom, originOf, type WeightedValues, weightedValues } from '@freecurve/atoms'
import type { Atom, Bulk, Law, Spectrum } from '@freecurve/core'
import { roundedRate, subordinationMap } from '@freecurve/curves'
import { checkedLaw } from '../power/check-law.ts'
import { grainOf, onlyGrain } from '../power/data-grain.ts'
import { freePower } from '../power/free-power.ts'

/** The law that raw eigenvalues are compressed to, and its transform. */
export interface CompressedValues {
  readonly law: Law
  /** m(z) as [Re m, Im m] for Im z ≠ 0, or null. */
  readonly stieltjes: (re: number, im: number) => readonly [number, number] | null
  /** Points that stood for the eigenvalues. */
  readonly points: number
}

/**
 * The free flow towards smaller sizes straight from raw eigenvalues, without a curve: μ_τ for τ < 1 is μ^{⊞1/τ} shrunk by τ (Nica,
 * Speicher 1996; math.md, a and b), whose subordination point stays in ℂ⁺. Exact for the empirical law, at every τ < 1. An atom of
 * weight w stays where it is with weight max(0, 1 − (1 − w)/τ). Where the data's grain still shows, next to τ = 1, the law is
 * `unverified`; where there is little else, none is given.
 */
export function compressEigenvalues(spectrum: Spectrum, ratio: number): CompressedValues {
  const values = weightedValues(spectrum)
  const { weights, atoms, mean, deviation, count } = values
  const power = 1 / ratio
  const heaviest = heaviestAtom(atoms)
  const origin = originOf(values)
  const points = values.points.map((x) => x - origin)
  const hard = heaviest !== null && roundedRate(power * (1 - heaviest.weight), points.length) === 1
  const {
    bulks,
    unresolved,
    count: found,
    transform,
  } = freePower(subordinationMap({ points, weights }, power, hard), power)
  const stieltjes = (re: number, im: number) => {
    // m_τ(z) = m(z/τ)/τ of the power.
    const v = transform((re - origin) / ratio, Math.abs(im) / ratio)
    return v && ([v[0] / ratio, (Math.sign(im) * v[1]) / ratio] as const)
  }
  const about = { stieltjes, points: points.length }
  if (bulks.length === 0) return { law: onlyGrain(found), ...about }
  const law: Law = {
    status: 'certified',
    reasons: [],
    atoms: atomsOf(values, ratio),
    bulks: bulks.map((bulk) => movedBulk(bulk, origin, ratio)),
  }
  const reasons = [
    ...grainOf(law, count, ({ x }) => atoms.some((atom) => atom.x === x)),
    ...unresolved.map((part) => `the density on [${part.map((x) => origin + ratio * x).join(', ')}] was not resolved`),
  ]
  return { law: checkedLaw(law, mean, deviation, reasons), ...about }
}

/** 1 − (1 − w)/τ where that is positive by more than rounding. */
function atomsOf({ points, weights }: WeightedValues, ratio: number): readonly Atom[] {
  return Array.from(points, (x, i) => ({
    x,
    weight: 1 - roundedRate((1 - weights[i]!) / ratio, points.length),
  })).filter(({ weight }) => weight > 0)
}

/** A density per angle does not feel an affine map. */
function movedBulk(bulk: Bulk, origin: number, factor: number): Bulk {
  const [left, right] = bulk.support
  return { ...bulk, support: [origin + factor * left, origin + factor * right] }
}
