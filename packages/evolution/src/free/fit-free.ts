import { FreecurveError } from '@freecurve/core'

/** Read-outs of a large matrix that follow from the small one without any curve. */
export interface FitFree {
  /** (1/n) log det of the large matrix. */
  readonly logDeterminant: number
  /** (1/n) tr A⁻¹ of the large matrix. */
  readonly traceInverse: number
  /** The point left of the small spectrum whose characteristic ends at 0. */
  readonly origin: number
  /** m at the origin. */
  readonly transform: number
}

/** What is known of the small spectrum: averages over it. */
export interface SmallSpectrum {
  /** (1/n0) Σ f(λ_i), or ∫ f dρ. */
  average(f: (x: number) => number): number
  /** Its left end. */
  readonly smallest: number
  /**
   * How far left of it the origin must stay, ≥ 0. For an exact law 0. For raw eigenvalues, which have a root at every ratio, a third of the way from
   * the lowest to the ninth of them, (λ_9 − λ_1)/3: where ρ ≈ γ √(x − e₋)/π that is about 3 (γ n0)^{−2/3}, three times the
   * fluctuation of the lowest. At the last good ratio the root is about a third of this away; beyond, ever closer.
   */
  readonly clearance: number
}

const STEPS = 200

/**
 * Log-determinant and trace of the inverse at size ratio τ > 1 under the free flow, from averages over the small spectrum
 * (math.md, h): the characteristic z₀ − (τ − 1)/m₀(z₀) = 0 has one root left of the spectrum, where the mean of λ/(λ − z₀) is τ;
 * there log det/n = mean log(λ − z₀)/τ − (1 − 1/τ) log m₀ + log τ and tr A⁻¹/n = m₀/τ.
 *
 * On the physical sheet as long as τ < 1 + e₋ m₀(e₋), e₋ the left edge.
 *
 * @returns null where there is no such root left of the spectrum by more than its clearance: beyond the ratio up to which this works
 * @throws E_DOMAIN unless the clearance is a number ≥ 0
 */
export function fitFreeReadOuts(spectrum: SmallSpectrum, ratio: number): FitFree | null {
  const { average, smallest, clearance } = spectrum
  if (!(Number.isFinite(clearance) && clearance >= 0))
    throw new FreecurveError(
      'E_DOMAIN',
      `The clearance of a small spectrum is a number ≥ 0; got ${clearance}. It is 0 for an exact law, (λ_9 − λ_1)/3 for raw eigenvalues.`,
      { argument: 'clearance', got: clearance },
    )
  const transformAt = (z: number) => average((x) => 1 / (x - z))
  const excess = (z: number) => z * transformAt(z) - (ratio - 1)
  // At the edge itself 1/(x − z) cannot be averaged.
  let high = (smallest - clearance) * (1 - 2 ** -40)
  // z m₀(z) grows from −1 at −∞, through 0 at 0; τ > 1 wants it positive.
  if (!(ratio > 1) || !(high > 0) || !(excess(high) >= 0)) return null
  let low = 0
  for (let step = 0; step < STEPS && high - low > 2 ** -52 * high; step++) {
    const middle = (low + high) / 2
    if (excess(middle) < 0) low = middle
    else high = middle
  }
  const origin = (low + high) / 2
  const transform = transformAt(origin)
  const logs = average((x) => Math.log(x - origin))
  const logDeterminant = logs / ratio - (1 - 1 / ratio) * Math.log(transform) + Math.log(ratio)
  return { logDeterminant, traceInverse: transform / ratio, origin, transform }
}
