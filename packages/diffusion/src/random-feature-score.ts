import { defineModelAdapter } from '@freecurve/core'
import { matrixSource } from '@freecurve/matrices'
import { orthantRules } from './orthant-rule.ts'
import { preActivations } from './pre-activations.ts'
import { checkRandomFeatureScoreModel, type RandomFeatureScoreModel } from './random-feature-score-model.ts'

/**
 * The p×p matrix that governs the training of a random-feature score model (Bonnaire, Urfin, Biroli, Mézard 2025,
 * arXiv 2505.17638), with the noise averaged exactly:
 *
 * U = (1/n) Σ_ν E_ξ[σ(W x_t^ν/√d) σ(W x_t^ν/√d)ᵀ],  x_t = e^(−t) x + √Δ ξ,  Δ = 1 − e^(−2t),  σ = erf.
 *
 * Given x, the pre-activations h = W x_t/√d are normal with means μ_i = e^(−t) w_i·x/√d and covariances
 * c_ij = Δ w_i·w_j/d. As erf(h) = E_g sign(h + g/√2) with g standard normal, and independent g for the two factors,
 * E erf(h_i) erf(h_j) = E sign(Y_i) sign(Y_j) for Y normal with means μ, variances c_ii + 1/2 and covariance c_ij. With
 * α_i = μ_i/√(c_ii + 1/2), ρ = c_ij/√((c_ii + 1/2)(c_jj + 1/2)) < 1 and Plackett's ∂P(Y > 0)/∂ρ = φ₂,
 *
 * U_ij = (1/n) Σ_ν [ erf(α_i/√2) erf(α_j/√2) + 4 ∫_0^ρ φ₂(α_i, α_j; r) dr ],
 *
 * φ₂ the bivariate normal density of correlation r. The integral is taken by Gauss's rule with as many nodes as an error of
 * 1e-15 asks for (6 at ρ = 0.1, 21 at 0.7). Without data (t = ∞) U_ij = (2/π) arcsin ρ.
 *
 * U is the Gram matrix of p random functions, independent where the rows of W are: sampling features obeys the **free** flow,
 * like samples in a kernel matrix. A submatrix of k features costs about 6 n k²/2 exponentials.
 *
 * Throws E_DOMAIN where the parts of the model do not fit together; `principal` throws E_MATRIX for bad indices.
 */
export const randomFeatureScore = defineModelAdapter({
  id: 'random-feature-score',
  summary: 'Feature matrix of a random-feature score model of diffusion, noise averaged exactly',
  source(model: RandomFeatureScoreModel) {
    checkRandomFeatureScoreModel(model)
    const { features, samples, time } = model
    const label = `random-feature score model, ${features} features, ${samples} samples, t = ${time}`
    return matrixSource(features, label, async ({ indices, lower, pause }) => {
      const { alphas, halfSquares, means, correlation } = preActivations(model, indices)
      const ruleFor = orthantRules()
      const count = indices.length
      for (let s = 0; s < count; s++)
        for (let t = 0; t <= s; t++) {
          const { nodes, weights } = ruleFor(correlation(s, t))
          const [left, right] = [s * samples, t * samples]
          let sum = 0
          for (let n = 0; n < samples; n++) sum += means[left + n]! * means[right + n]!
          for (let q = 0; q < nodes.length; q++) {
            const r = nodes[q]!
            const scale = 1 / (1 - r * r)
            let integral = 0
            for (let n = 0; n < samples; n++) {
              const quadratic =
                halfSquares[left + n]! + halfSquares[right + n]! - r * (alphas[left + n]! * alphas[right + n]!)
              integral += Math.exp(-scale * quadratic)
            }
            sum += weights[q]! * integral
          }
          lower[s * count + t] = sum / samples
          await pause()
        }
    })
  },
})
