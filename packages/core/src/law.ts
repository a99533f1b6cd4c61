/** A point mass. */
export interface Atom {
  readonly x: number
  /** Share of the whole law, in (0, 1]. */
  readonly weight: number
}

/**
 * A piece of a bulk's density in the angle θ ∈ [0, π], where x = a + (b − a) sin²(θ/2) on the bulk's support [a, b]:
 * ρ(x(θ)) dx/dθ = Σ c_k T_k(s) for θ from `from` to `to` and s ∈ [−1, 1] linear in θ.
 * The angle makes square-root edges and x^{−1/2} hard edges analytic.
 */
export interface DensityPanel {
  readonly from: number
  readonly to: number
  readonly coefficients: readonly number[]
}

/** One interval of the support with its absolutely continuous part. */
export interface Bulk {
  readonly support: readonly [number, number]
  /** ∫ ρ over the support. */
  readonly mass: number
  /** Pieces of the density, from θ = 0 to θ = π without a gap. */
  readonly panels: readonly DensityPanel[]
}

/**
 * How far a law can be trusted.
 * - `certified`: the branch is the physical one by a rule or by agreeing paths, and every test of it passed.
 * - `unverified`: nothing contradicts it, but a test could not be run; `reasons` says which.
 * - `not-a-law`: a test failed; `reasons` names it. Bulks and atoms are what was found, not a law.
 * - `empirical`: extrapolated from several sizes by a scaling hypothesis, not a law of any flow.
 * - `beyond-horizon`: no law exists at this ratio.
 */
export type LawStatus = 'certified' | 'unverified' | 'empirical' | 'not-a-law' | 'beyond-horizon'

/** What a spectrum looks like at one size, per dimension: a probability law. */
export interface Law {
  readonly status: LawStatus
  /** Why the status is what it is, for people; empty when certified. */
  readonly reasons: readonly string[]
  /** Ascending in x. */
  readonly atoms: readonly Atom[]
  /** Ascending and disjoint. */
  readonly bulks: readonly Bulk[]
}

/** Whether questions can be put to what was found: no test of it failed, it is not past its horizon, and it has a bulk or an atom. */
export const isLaw = ({ status, atoms, bulks }: Pick<Law, 'status' | 'atoms' | 'bulks'>): boolean =>
  status !== 'not-a-law' && status !== 'beyond-horizon' && atoms.length + bulks.length > 0
