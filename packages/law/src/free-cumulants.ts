import { type Law, requireWhole } from '@freecurve/core'
import { integralOf } from './integral.ts'

/**
 * Free cumulants κ_1 … κ_K of a law, by Speicher's recursion μ_k = Σ_s κ_s Σ_{i_1+…+i_s=k−s} μ_{i_1} ⋯ μ_{i_s} on central
 * moments (κ_1 is the mean; the others do not feel a shift).
 *
 * @throws E_DOMAIN unless count is a whole number ≥ 0.
 */
export function freeCumulantsOf(law: Law, count: number): readonly number[] {
  requireWhole('freeCumulantsOf', 'count', count, 0)
  const mean = integralOf(law, (x) => x)
  const central = Array.from({ length: count + 1 }, (_, k) => (k === 1 ? 0 : integralOf(law, (x) => (x - mean) ** k)))
  central[0] = 1
  const cumulants = [0, 0]
  for (let k = 2; k <= count; k++) {
    let rest = central[k]!
    for (let s = 1; s < k; s++) rest -= cumulants[s]! * powerCoefficient(central, s, k - s)
    cumulants[k] = rest
  }
  return [mean, ...cumulants.slice(2)].slice(0, count)
}

/** Coefficient of xᵈ in (Σ μ_i xⁱ)ˢ. */
function powerCoefficient(moments: readonly number[], s: number, degree: number): number {
  let power = [1, ...Array<number>(degree).fill(0)]
  for (let factor = 0; factor < s; factor++)
    power = power.map((_, d) => power.slice(0, d + 1).reduce((sum, p, i) => sum + p * moments[d - i]!, 0))
  return power[degree]!
}
