import type { PrincipalJob } from '@freecurve/matrices'
import type { Activation } from '../activations/activation.ts'
import { addSeries } from './add-series.ts'
import { correlations } from './correlations.ts'
import { type Energies, energies } from './energies.ts'
import { pairSeries } from './pair-series.ts'
import type { PreActivations } from './pre-activations.ts'
import { type SeriesPlan, seriesPlan } from './series-plan.ts'
import { MOST_TERMS, tooParallel } from './too-parallel.ts'

/** Orders that are tried first. */
const FIRST_ORDER = 8

/**
 * Fills the lower triangle of U[indices, indices] with
 *
 * U_ij = (1/n) Σ_ν E σ(h_i) σ(h_j) = Σ_k ρ_ij^k (1/n) Σ_ν c_k(i,ν) c_k(j,ν)  (Mehler),
 *
 * c_k(i,ν) the Hermite coefficients of σ(μ_iν + √c_ii z). The few pairs that need more terms than the others get them one by one.
 * The truncation error is at most 1e-14 √(U_ii U_jj), by a bound that holds what rounding may hide; what the coefficients themselves may be
 * wrong by is in it as measured for tanh, erf and sigmoid where √c_ii ≤ 3, and assumed no larger elsewhere ({@link tailBound}). The
 * diagonal is a mean square without a series. Memory: three k×k matrices and 128 MB.
 *
 * @param rows weights of the k features, k×d
 * @throws E_DOMAIN where a series takes more than 4096 terms, see {@link tooParallel}.
 */
export async function fillExact(
  activation: Activation,
  given: PreActivations,
  rows: Float64Array,
  job: PrincipalJob,
): Promise<void> {
  const { count } = given
  const { lower, pause } = job
  const rho = correlations(rows, count, rows.length / count)
  const { plan, squares } = await planFor(activation, given, rho, pause)
  await addSeries(activation, given, rho, plan.order, job)
  for (let q = 0; q < plan.rest.length; q += 2) {
    const [s, t] = [plan.rest[q]!, plan.rest[q + 1]!]
    lower[s * count + t]! += pairSeries(activation, given, { s, t, rho: rho[s * count + t]! }, plan.order)
    await pause()
  }
  for (let s = 0; s < count; s++) lower[s * count + s] = squares[s]!
}

/** The plan, and the diagonal of U: energies to ever higher orders, until they suffice for nearly all pairs. */
async function planFor(
  activation: Activation,
  given: PreActivations,
  rho: Float64Array,
  pause: () => Promise<void>,
): Promise<{ readonly plan: SeriesPlan; readonly squares: Energies['squares'] }> {
  for (let order = FIRST_ORDER; order <= MOST_TERMS; order *= 2) {
    const found = await energies(activation, given, order, pause)
    const plan = seriesPlan(rho, given.count, found)
    if (plan !== undefined) return { plan, squares: found.squares }
  }
  throw tooParallel(rho.reduce((most, x, e) => (e % (given.count + 1) === 0 ? most : Math.max(most, Math.abs(x))), 0))
}
