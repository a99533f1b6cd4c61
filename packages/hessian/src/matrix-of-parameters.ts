import { outOfDomain } from '@freecurve/core'

/**
 * Which P×P matrix of a loss L(θ) = (1/N) Σ_n ℓ(f(x_n), y_n), with J_n = ∂f(x_n)/∂θ and A_n = ∂²ℓ/∂f²:
 *
 * - `hessian`: ∂²L/∂θ²
 * - `gauss-newton`: (1/N) Σ J_nᵀ A_n J_n, positive semidefinite
 * - `fisher`: (1/N) Σ E[∇ℓ ∇ℓᵀ] with labels drawn from the model itself. For the cross-entropy, and for the squared loss as the
 *   likelihood of normal noise, it is the Gauss–Newton matrix; it is computed as such.
 * - `empirical-fisher`: (1/N) Σ ∇ℓ_n ∇ℓ_nᵀ with the labels of the data, of rank N at most
 * - `residual`: (1/N) Σ_n Σ_c ∂ℓ/∂f_c ∂²f_c/∂θ², which is hessian − gauss-newton, found without subtracting
 */
export type MatrixKind = (typeof MATRIX_KINDS)[number]

/** All {@link MatrixKind}s. */
export const MATRIX_KINDS = ['hessian', 'gauss-newton', 'fisher', 'empirical-fisher', 'residual'] as const

/** Kinds to which a ridge λ/2 ‖θ‖² adds λ. */
const WITH_RIDGE: readonly MatrixKind[] = ['hessian', 'gauss-newton', 'fisher']

/** Throws E_DOMAIN for a kind that is none, and a ridge that is negative or of no meaning for the kind. */
export function checkKind(matrix: MatrixKind, ridge: number): void {
  if (!MATRIX_KINDS.includes(matrix))
    throw outOfDomain('a Hessian', 'matrix', matrix, `one of ${MATRIX_KINDS.join(', ')}`)
  if (!(ridge >= 0 && ridge < Infinity)) throw outOfDomain('a Hessian', 'ridge', ridge, 'a number ≥ 0')
  if (ridge > 0 && !WITH_RIDGE.includes(matrix))
    throw outOfDomain(
      'a Hessian',
      'ridge',
      ridge,
      `0 for the matrix ${matrix}: a ridge adds to ${WITH_RIDGE.join(', ')} only`,
    )
}
