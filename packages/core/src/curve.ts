/**
 * A real polynomial P(z, m) = Σ c[i][j] z^i m^j, as rows of one length: `coefficients[i][j]` multiplies z^i m^j.
 * The spectral curve of a law is P(z, m(z)) = 0 with m(z) = ∫ ρ(dx)/(x − z).
 */
export interface BivariatePolynomial {
  readonly degreeZ: number
  readonly degreeM: number
  readonly coefficients: readonly (readonly number[])[]
}

/**
 * Parameters of a freely infinitely divisible law, through its R-transform
 * R(g) = a + σ² g + Σ r_j t_j / (1 − t_j g), with z = R(−m) − 1/m.
 */
export interface FreeLevyParameters {
  /** Drift: where the law has an atom, if it has one. */
  readonly a: number
  /** Variance of the semicircular part, ≥ 0. */
  readonly sigma2: number
  /** Rates r_j > 0 of the jumps. */
  readonly rates: readonly number[]
  /** Jumps t_j ≠ 0, ascending and distinct. */
  readonly jumps: readonly number[]
}

/**
 * A sample covariance matrix T^{1/2} X Xᵀ T^{1/2}/N of N samples in p dimensions, through the law H = Σ w_j δ(t_j) of the
 * eigenvalues of T: z = −1/v + c Σ w_j t_j/(1 + t_j v), v = c m − (1 − c)/z.
 */
export interface PopulationParameters {
  /** Population eigenvalues t_j ≥ 0, ascending and distinct, not all 0. */
  readonly values: readonly number[]
  /** Their weights w_j > 0, of sum 1. */
  readonly weights: readonly number[]
  /** c = p/N > 0. */
  readonly aspectRatio: number
}

/** A curve as saved in a file: `schema`, the family that reads it, and that family's own fields. */
export interface CurveFile {
  readonly schema: typeof CURVE_SCHEMA
  readonly family: string
  readonly [field: string]: unknown
}

/** The `schema` field of a curve file. */
export const CURVE_SCHEMA = 'freecurve/curve@1'

/** A spectral curve: immutable, and the same after a trip through JSON. */
export interface Curve {
  /** Id of the family that made it and can read it back. */
  readonly family: string
  /** The curve as a polynomial. Generic code needs nothing else. */
  polynomial(): BivariatePolynomial
  /** Free Lévy parameters, for families whose laws are all freely infinitely divisible: opens the flow's certified rule. */
  freeLevy?(): FreeLevyParameters
  /** The population behind it, for curves of sample covariance matrices: the deformed flow's closed form. */
  population?(): PopulationParameters
  toJSON(): CurveFile
}
