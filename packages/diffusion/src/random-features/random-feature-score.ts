import { count, type MatrixSource, outOfDomain, type PrincipalOptions } from '@freecurve/core'
import { eigenvaluesOf } from '@freecurve/eigen'
import { matrixSource, type PrincipalJob } from '@freecurve/matrices'
import { activations } from '../activations/activations.ts'
import { fillExact } from './exact-kernel.ts'
import { equivalentEigenvalues, fillEquivalent } from './gaussian-equivalent.ts'
import { checkModel, type RandomFeatureModel, rowsOf } from './model.ts'
import { preActivations } from './pre-activations.ts'
import { type EquivalentConstants, scanFeatures } from './scan-features.ts'

/** Options of {@link randomFeatureScoreOf}. */
export interface RandomFeatureOptions {
  /**
   * `exact`: U with the mean over the noise taken exactly. `gaussian-equivalent`: low rank and isotropic, whose eigenvalues are found
   * at any number of features.
   *
   * @default 'exact'
   */
  readonly form?: 'exact' | 'gaussian-equivalent' | undefined
}

/** U_G is the Gram matrix of independent vectors and a multiple of the identity. */
const EQUIVALENT_GROWTH = {
  flow: 'free',
  note: 'The features of a random-feature model grow, which are random functions independent of each other: the free flow holds.',
} as const

/**
 * The diagonal part of U, what noise adds of second and higher order, differs from feature to feature by a relative O(1/√d) (0.19 at
 * d = 100, t = 0.01, tanh): a submatrix has the same differences, where the free flow widens all that is wide.
 */
const EXACT_GROWTH = {
  flow: 'unknown',
  note: 'The features of a random-feature model grow, independent random functions: the free flow holds but for the width of the narrow lowest bulk, part of which comes from differences between features and stays as it is. Its mass is right; for its place take form=gaussian-equivalent, or several sizes.',
} as const

/**
 * The p×p matrix that governs the training of a random-feature score model (Bonnaire, Urfin, Biroli, Mézard 2025, arXiv 2505.17638),
 *
 * U = (1/n) Σ_ν E_ξ[σ(W x_t^ν/√d) σ(W x_t^ν/√d)ᵀ],  x_t = e^(−t) x + √(1 − e^(−2t)) ξ,
 *
 * or its Gaussian-equivalent form U_G = M Mᵀ/n + (b²/d) W Wᵀ + s² I with M_iν = E_ξ σ(w_i·x_t^ν/√d) exact and b², s² matched to what
 * the noise adds, see {@link scanFeatures}: U_G keeps the trace; what is of second and higher order in the noise, or differs from feature to feature, is on its diagonal only,
 * evenly. So U_G stands for U while p is far below n d and d²/2, which bound the ranks of what is left out.
 * U_G finds all its eigenvalues by a matrix of size n + d.
 *
 * Entries of U depend by rounding, 1e-14 of the diagonal, on which others are asked for; those of U_G not at all.
 *
 * @throws E_DOMAIN where the parts of the model do not fit together. `principal`: E_MATRIX for bad indices, E_DOMAIN for weights that
 *   are nearly parallel under an activation that is not smooth (exact form).
 */
export function randomFeatureScoreOf(
  model: RandomFeatureModel,
  { form = 'exact' }: RandomFeatureOptions = {},
): MatrixSource {
  checkModel(model)
  if (form !== 'exact' && form !== 'gaussian-equivalent')
    throw outOfDomain('randomFeatureScoreOf', 'form', form, 'exact or gaussian-equivalent')
  const { features, dimension, samples, time, activation = 'tanh' } = model
  const label = `${form} ${activation} random-feature score model, ${count(features, 'feature')} in ${count(dimension, 'dimension')}, ${count(samples, 'sample')}, t = ${time}`
  if (form === 'exact') {
    const fill = async (job: PrincipalJob) => {
      const rows = await rowsOf(model, job.indices)
      await fillExact(activations[activation], preActivations(model, rows), rows, job)
    }
    return matrixSource(features, label, fill, { growth: EXACT_GROWTH })
  }
  let constants: EquivalentConstants | undefined
  const fill = async (job: PrincipalJob) => {
    constants ??= await scanFeatures(model, job)
    await fillEquivalent(model, constants, job)
  }
  const eigenvalues = async (options: PrincipalOptions = {}) => {
    if (features > samples + dimension) return equivalentEigenvalues(model, options)
    const all = Uint32Array.from({ length: features }, (_, k) => k)
    return eigenvaluesOf(await source.principal(all, { signal: options.signal }), options)
  }
  const source = matrixSource(features, label, fill, { growth: EQUIVALENT_GROWTH, eigenvalues })
  return source
}
