import { gramAtomWeight } from '@freecurve/atoms'
import { type Atom, FreecurveError, type Law, type Spectrum } from '@freecurve/core'
import { type BulkRange, bulkRanges, bulkSolver, type ReciprocalMap, roundedRate, sheetRoot } from '@freecurve/curves'
import { integralOf, massOf, type ResolvedBulk, resolveBulk } from '@freecurve/law'
import { type CompanionValues, companionValues } from './companion-values.ts'
import { subordinationMap } from './subordination-map.ts'

/** Largest disagreement in mass and mean that rounding explains. */
const AGREEMENT = 1e-8

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
 * @throws E_TARGET for τ ≤ 1, which deconvolves and needs a curve; E_DOMAIN and E_OPTION_VALUE as {@link companionValues}.
 */
export function carryEigenvalues(spectrum: Spectrum, aspectRatio: number, ratio: number): CarriedValues {
  if (!(Number.isFinite(ratio) && ratio > 1))
    throw new FreecurveError(
      'E_TARGET',
      `Raw eigenvalues go to larger sizes only: a ratio above 1; got ${ratio}. A fitted curve goes both ways.`,
      { got: ratio },
    )
  const values = companionValues(spectrum, aspectRatio)
  const map = subordinationMap(values, ratio)
  const c = aspectRatio * ratio
  const stieltjes = (re: number, im: number) => transformAt(map, ratio, c, re, im)
  const ranges = bulkRanges(map)
  if (ranges.length > Math.max(FEW, MANY * values.points.length)) return { law: onlyGrain(ranges.length), stieltjes }
  const resolved = ranges.map((range) => bulkOf(map, range, ratio, c))
  const bulks = resolved.map(({ bulk }) => bulk)
  const found: Law = { status: 'certified', reasons: [], atoms: atomsOf(values, ratio, c), bulks }
  const mean = values.points.reduce((sum, x, i) => sum + values.weights[i]! * x, 0) / aspectRatio
  const reasons = [
    ...grainOf(found, values.count),
    ...resolved
      .filter((one) => !one.resolved)
      .map(({ bulk: { support } }) => `the density on [${support[0]}, ${support[1]}] was not resolved`),
    ...(Math.abs(massOf(found) - 1) <= AGREEMENT ? [] : [`total mass test: got ${massOf(found)}, wanted 1`]),
    ...(Math.abs(integralOf(found, (x) => x) - mean) <= AGREEMENT * mean ? [] : ['mean test failed']),
  ]
  const law: Law = reasons.length === 0 ? found : { ...found, status: 'unverified', reasons }
  return { law, stieltjes }
}

/** More bulks than this, and than this share of the eigenvalues, are not worth resolving one by one. */
const FEW = 20
const MANY = 0.1

const onlyGrain = (bulks: number): Law => ({
  status: 'not-a-law',
  reasons: [`at this ratio the law is ${bulks} bulks, the grain of the data: go further, or fit a curve`],
  atoms: [],
  bulks: [],
})

/** A bulk with the mass of fewer eigenvalues than this is one eigenvalue, not yet smeared out. */
const GRAIN = 1.5

/**
 * Close to ratio 1 the law still shows the single eigenvalues it was made of: true of their law, but no prediction. A bulk stands for its share of
 * what is not zero, times the number of eigenvalues that are not.
 */
function grainOf({ atoms, bulks }: Law, count: number): readonly string[] {
  const elsewhere = atoms.filter(({ x }) => x !== 0)
  const share = [...elsewhere.map(({ weight }) => weight), ...bulks.map(({ mass }) => mass)].reduce((a, b) => a + b, 0)
  const single = bulks.filter(({ mass }) => mass * count < GRAIN * share).length + elsewhere.length
  return single === 0
    ? []
    : [
        `${single} bulks or atoms are single eigenvalues: at this ratio the data's grain still shows; go further, or fit a curve`,
      ]
}

/** Zeros stay, and the rank forces a share 1 − 1/c of them; an atom p of ν elsewhere is one of weight 1 − τ(1 − p) at τx. */
function atomsOf({ points, weights, zeros, rank }: CompanionValues, ratio: number, c: number): readonly Atom[] {
  const atZero = roundedRate(rank * ratio, points.length) === 1 ? zeros : gramAtomWeight(zeros, c)
  const elsewhere = Array.from(points, (x, i) => ({ x: x * ratio, weight: (1 - ratio * (1 - weights[i]!)) / c }))
  return [{ x: 0, weight: atZero }, ...elsewhere.filter(({ x }) => x > 0)].filter(({ weight }) => weight > 0)
}

/** v = (τ − 1)/(z − τζ), ρ = Im v/(πc). */
function bulkOf(map: ReciprocalMap, range: BulkRange, ratio: number, c: number): ResolvedBulk {
  const solve = bulkSolver(map, range)
  return resolveBulk([range.left, range.right], (x, fromLeft, fromRight) => {
    const { re, im } = solve(x, fromLeft, fromRight)
    const dr = x - ratio * re
    const di = -ratio * im
    return (-(ratio - 1) * di) / ((dr * dr + di * di) * Math.PI * c)
  })
}

/** m = (v + (1 − c)/z)/c. */
function transformAt(
  map: ReciprocalMap,
  ratio: number,
  c: number,
  re: number,
  im: number,
): readonly [number, number] | null {
  const zi = Math.abs(im)
  const root = sheetRoot(map, re, zi)
  if (root === null) return null
  const dr = re - ratio * root.re
  const di = zi - ratio * root.im
  const size = dr * dr + di * di
  const z = re * re + zi * zi
  const mr = (((ratio - 1) * dr) / size + ((1 - c) * re) / z) / c
  const mi = ((-(ratio - 1) * di) / size - ((1 - c) * zi) / z) / c
  return [mr, Math.sign(im) * mi]
}
