import { FreecurveError, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { dualMatrix } from './dual-matrix.ts'
import { drawFactors, type Factors } from './factors.ts'
import { type Noise, wholeMatrix } from './whole-matrix.ts'

/** Streams of random numbers under one seed. */
const STREAM = { factors: 0, noise: 1 }

/**
 * Eigenvalues (each array ascending, of length n_i) of nested random principal submatrices, n_1 < … < n_k = n, of one
 * matrix A (n×n) whose limiting law is free Lévy with the given parameters:
 *
 * A = a + σ G + Σ_j t_j X_j X_jᵀ / n,  X_j: n × round(r_j n) independent standard normals,
 * G: Gaussian orthogonal, variance 1/n off the diagonal and 2/n on it.
 *
 * The law of A does not change when its rows are permuted, so the leading n_i rows are a random principal submatrix; its
 * limiting law has the parameters (a, τσ², r/τ, τt) with τ = n_i/n. Where σ = 0 and the rank K = Σ round(r_j n) is below
 * n_i, the eigenvalues come from a K×K matrix, at a cost of n_i K² + K³, and the other n_i − K are a exactly.
 *
 * @param parameters of the whole matrix
 * @param sizes ascending, at least one; the last is the size n of the whole matrix
 * @param seed whole number from 0 to 2^53 − 1; the same seed gives the same values
 * @throws E_CURVE for parameters of no law, E_DOMAIN for sizes that are not ascending whole numbers ≥ 1, or a bad seed.
 */
export function sampleLadder(
  parameters: FreeLevyParameters,
  sizes: readonly number[],
  seed: number,
): readonly Float64Array[] {
  const checked = freeLevyCurve(parameters).parameters
  if (sizes.length === 0 || sizes.some((n, k) => !Number.isInteger(n) || n <= (sizes[k - 1] ?? 0)))
    throw new FreecurveError('E_DOMAIN', `Sizes must be ascending whole numbers from 1; got ${sizes.join(', ')}.`, {
      argument: 'sizes',
      got: sizes,
    })
  const size = sizes[sizes.length - 1]!
  const factors = drawFactors(checked, size, seed, STREAM.factors)
  return sizes.map((part) => spectrumOfPart(checked, factors, size, part, { seed, stream: STREAM.noise }))
}

function spectrumOfPart(
  parameters: FreeLevyParameters,
  factors: Factors,
  size: number,
  part: number,
  noise: Noise,
): Float64Array {
  if (parameters.sigma2 > 0 || factors.rank >= part)
    return symmetricEigenvalues(wholeMatrix(parameters, factors, size, part, noise))
  const values = new Float64Array(part).fill(parameters.a)
  const nonzero = symmetricEigenvalues(dualMatrix(factors, size, part))
  nonzero.forEach((x, k) => {
    values[k] = x + parameters.a
  })
  return values.sort()
}
