import type { Atom, BivariatePolynomial, Law } from '@freecurve/core'
import { bivariate, powerOfTwoBelow, scaleBivariate, shiftBivariate } from '@freecurve/numerics'
import { classify, isReal } from './branch/classify.ts'
import { offAxisSingularities } from './branch/off-axis.ts'
import { type PhysicalBranch, physicalBranch } from './branch/physical-branch.ts'
import { certify, type ExpectedMoments } from './certificate.ts'
import { expandAtInfinity, FARTHEST_MOMENT, momentsAtInfinity, reachOf } from './expansion.ts'
import { physicalAtoms } from './physical-atoms.ts'
import { resolveStretches } from './resolve-stretches.ts'
import { breakpointsOf } from './singularities/breakpoints.ts'
import { transformTest } from './transform-test.ts'

/** The law of a curve, and the sheet it was read off. */
export interface PolynomialLaw {
  readonly law: Law
  /**
   * m(z) on the physical sheet for Im z ≠ 0, as [Re m, Im m]; null where it could not be followed or is not in the
   * half-plane.
   */
  stieltjes(re: number, im: number): readonly [number, number] | null
  /** m(x) at a real point off the support; NaN where it could not be followed or is not real. */
  realTransform(x: number): number
}

/**
 * The law of a general spectral curve P(z, m) = 0: breakpoints, physical branch by continuation, bulks, atoms,
 * certificate against the mean and variance that it must have. Works in units of the law's own size, a power of two, so
 * that scaling a curve by one changes no digit.
 *
 * A curve that is not a law's has a status, and so has one of a ratio so far that rounding hides the branch m ~ −1/z.
 */
export function readLaw(polynomial: BivariatePolynomial, { mean, variance }: ExpectedMoments): PolynomialLaw {
  const expansion = expandAtInfinity(polynomial, 2)
  if ('problem' in expansion) return lost(expansion.problem)
  const [, first, second] = expansion.moments
  const deviation = Math.sqrt(Math.abs(second! - first! ** 2))
  const far = Math.abs(mean) > FAR * deviation && deviation > 0
  if (far) return moved(readLaw(shiftBivariate(polynomial, mean, 0), { mean: 0, variance }), mean)
  const unit = powerOfTwoBelow(Math.max(deviation, Math.abs(mean)) || 1)
  const scaled = bivariate(scaleBivariate(polynomial, 1 / unit).coefficients)
  const moments = momentsAtInfinity(scaled, FARTHEST_MOMENT)
  const reach = Math.max(1, reachOf(moments))
  const { points, above, complete } = breakpointsOf(scaled, reach)
  const furthest = Math.max(4 * reach, ...points.map((point) => Math.abs(point.x)))
  const physical = physicalBranch(scaled, moments.slice(0, ANCHOR), furthest)
  const { bulks: stretches, failures, unknowns } = classify(points, physical, unit)
  const poles = physicalAtoms(scaled, points, physical, unit)
  const { bulks, unknowns: unresolved } = resolveStretches(scaled, stretches, poles, unit)
  const atoms: readonly Atom[] = poles.atoms.map(({ x, weight }) => ({ x, weight }))
  const transform = transformTest({ atoms, bulks }, physical, unit)
  const verdict = certify(
    { atoms, bulks },
    { mean: mean / unit, variance: variance / unit ** 2 },
    transform,
    unit,
    [...failures, ...offAxisSingularities(scaled, above, physical, unit), ...poles.failures],
    [
      ...(complete ? [] : ['not all branch points were found']),
      ...(transform === null ? ['m could not be followed to a point above a bulk'] : []),
      ...unknowns,
      ...poles.unknowns,
      ...unresolved,
    ],
  )
  const law: Law = {
    ...verdict,
    atoms: atoms.map(({ x, weight }) => ({ x: x * unit, weight })),
    bulks: bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] * unit, bulk.support[1] * unit] })),
  }
  return {
    law,
    stieltjes: (re, im) => stieltjesAt(physical, re / unit, im / unit, unit),
    realTransform: (x) => realTransformAt(physical, x / unit) / unit,
  }
}

/** Moments μ_0 … that give m at the anchor of the physical branch. */
const ANCHOR = 9

/** A law whose mean is this many deviations from 0 is read about its mean. */
const FAR = 16

/** A law and its sheet by a shift. */
const moved = ({ law, stieltjes, realTransform }: PolynomialLaw, by: number): PolynomialLaw => ({
  law: {
    ...law,
    atoms: law.atoms.map(({ x, weight }) => ({ x: x + by, weight })),
    bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] + by, bulk.support[1] + by] })),
  },
  stieltjes: (re, im) => stieltjes(re - by, im),
  realTransform: (x) => realTransform(x - by),
})

/** No law, as the physical branch could not be told from others at infinity. */
const lost = (problem: string): PolynomialLaw => ({
  law: {
    status: 'unverified',
    reasons: [`rounding of the coefficients at this ratio hides the physical branch: ${problem}`],
    atoms: [],
    bulks: [],
  },
  stieltjes: () => null,
  realTransform: () => Number.NaN,
})

function stieltjesAt(physical: PhysicalBranch, re: number, im: number, unit: number): readonly [number, number] | null {
  if (im === 0 || !Number.isFinite(re) || !Number.isFinite(im)) return null
  const end = physical.descendTo(re, Math.abs(im))
  if (end.status !== 'reached' || !(end.im > 0)) return null
  return [end.re / unit, (Math.sign(im) * end.im) / unit]
}

function realTransformAt(physical: PhysicalBranch, x: number): number {
  const end = physical.descendTo(x, 0)
  return end.status === 'reached' && isReal(physical, end) ? end.re : Number.NaN
}
