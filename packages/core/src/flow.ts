import type { Curve } from './curve.ts'
import { FreecurveError } from './error.ts'
import type { Law } from './law.ts'
import type { OptionValues, Plugin } from './plugin.ts'

/** Something that happens to a law at one ratio. */
export interface FlowEvent {
  readonly kind: 'split' | 'merge' | 'atom-birth' | 'atom-death'
  readonly ratio: number
  readonly x: number
}

/** The largest ratio at which a law exists; `ratio: null` means at every size. */
export interface Horizon {
  readonly ratio: number | null
  readonly reason: string | null
}

/** Rounding of a horizon: at its very ratio there still is a law. */
const ROUNDING = 1e-12

/** The law as it is where a ratio is not past a horizon; past it, by more than its rounding, a `beyond-horizon` one that says why. */
export function heldToHorizon(law: Law, ratio: number, horizon: Horizon | null): Law {
  if (law.status === 'beyond-horizon' || horizon === null || horizon.ratio === null) return law
  if (ratio <= horizon.ratio * (1 + ROUNDING)) return law
  const reason = `no law exists past ratio ${horizon.ratio}: ${horizon.reason}`
  return { ...law, status: 'beyond-horizon', reasons: [reason, ...law.reasons] }
}

/** A complex number; complex.js's Complex is one. */
export interface ComplexNumber {
  readonly re: number
  readonly im: number
}

/** Throws E_DOMAIN for a point at which no Stieltjes transform is asked for: one on the real axis, or not finite. */
export function requireOffTheAxis({ re, im }: ComplexNumber): void {
  if (im === 0 || !Number.isFinite(re + im))
    throw new FreecurveError(
      'E_DOMAIN',
      `m(z) is asked for at z off the real axis; got ${re} + ${im}i. On the axis ask the law for its density.`,
      { argument: 'z', got: { re, im } },
    )
}

/** A law at another size, and its Stieltjes transform. */
export interface CarriedEigenvalues {
  readonly ratio: number
  readonly law: Law
  /** m(z) on the physical sheet for Im z ≠ 0; null where it could not be certified. Throws E_DOMAIN for real z. */
  stieltjes(z: ComplexNumber): ComplexNumber | null
  /**
   * The log-potential U(z) = ∫ log(z − x) ρ(dx) in closed form, where the kind of curve has one; on the real axis the limit from
   * above, so that F(x) = 1 − Im U(x)/π and the log-determinant of a positive law is Re U(0). Null at an atom, where it is infinite,
   * and where it could not be found.
   */
  logPotential?(z: ComplexNumber): ComplexNumber | null
}

/** A curve at another size, with the law read off it. */
export interface Carried extends CarriedEigenvalues {
  /** The curve at this ratio. */
  readonly curve: Curve
}

/** A rule by which spectra change with size. Every method that is given options throws E_OPTION_UNKNOWN and E_OPTION_VALUE for those it cannot read. */
export interface Flow extends Plugin<'flow'> {
  /**
   * The law at size ratio τ = n/n0: no time stepping. τ < 1 is compression.
   * A law that cannot be certified is a status of the law. Throws E_TARGET unless τ is positive and as near to 1 as the
   * flow can carry.
   */
  carry(curve: Curve, ratio: number, options?: OptionValues): Carried
  /**
   * Splits, merges, births and deaths for ratios in [from, to] up to the horizon, ascending in ratio; null where this
   * flow cannot tell for this curve. Throws E_TARGET unless 0 < from ≤ to and from is finite: from > to is no empty range but a mistake.
   */
  events(curve: Curve, from: number, to: number, options?: OptionValues): readonly FlowEvent[] | null
  /**
   * Where a single eigenvalue off the law's support at ratio 1 lies at another ratio, for flows that know; null where it has joined a bulk
   * on the way. Throws E_DOMAIN for an x that is not finite or in the support, E_TARGET unless the ratio is finite and positive.
   */
  outlier?(law: Law, x: number, ratio: number, options?: OptionValues): number | null
  /** κ_k(τ)/κ_k(1), where the flow has such a rule: the law suite holds the flow to it. */
  cumulantFactor?(order: number, ratio: number): number
  /** How far the curve can be carried; null where this flow cannot tell. */
  horizon(curve: Curve, options?: OptionValues): Horizon | null
}
