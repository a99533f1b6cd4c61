import { type Growth, type MatrixSource, outOfDomain } from '@freecurve/core'
import { matrixSource, type PrincipalJob } from '@freecurve/matrices'
import { fillGram } from './fill-gram.ts'
import { meanJacobian } from './mean-jacobian.ts'
import { checkScoreProblem, type ScoreProblem } from './score-problem.ts'

/** Which d×d matrix of the Jacobians J_n = ∂s/∂x at the points: (1/N) Σ (J_n + J_nᵀ)/2, or (1/N) Σ J_nᵀ J_n. */
export type JacobianMatrix = (typeof JACOBIAN_MATRICES)[number]

/** All {@link JacobianMatrix}. */
export const JACOBIAN_MATRICES = ['symmetric-part', 'gram'] as const

/** Options of {@link scoreJacobianOf}. */
export interface ScoreJacobianOptions {
  /** @default 'symmetric-part' */
  readonly matrix?: JacobianMatrix | undefined
}

const GROWTH: Growth = {
  flow: 'unknown',
  note: 'A larger random subset of the coordinates of a point is taken. Coordinates differ (pixels of a border hardly vary) and neighbours go together, so no theorem gives the flow: the free one is an assumption. The halves and quarters of 256 rows or more test it; three sizes, such as --sample 500,1000,2000, also test what is done where it fails.',
}

/**
 * The Jacobian of a denoiser's score s(x, t), which is the Hessian of log p_t where s is a gradient, as a symmetric matrix over the d
 * coordinates of a point, averaged over the points given: see {@link JacobianMatrix}. By Tweedie's formula s = (e^(−t) f − x)/v with
 * v = 1 − e^(−2t), or −f/√v where f predicts the noise. So where a layer of the network has r < d/2 units, at one point at least d − 2r
 * eigenvalues are those of f = 0: −1/v of the symmetric part and 1/v² of a Gram matrix (denoised), or 0 (noise).
 *
 * Exact, in float64: k coordinates take k reverse passes for each batch of points; a Gram matrix takes d. Entries do not depend on which
 * others are asked for, bit by bit.
 *
 * @throws E_DOMAIN where the parts of the problem do not fit together; from `principal` E_MATRIX for bad indices.
 */
export function scoreJacobianOf(
  problem: ScoreProblem,
  { matrix = 'symmetric-part' }: ScoreJacobianOptions = {},
): MatrixSource {
  const dimension = checkScoreProblem(problem)
  if (!JACOBIAN_MATRICES.includes(matrix))
    throw outOfDomain('scoreJacobianOf', 'matrix', matrix, `one of ${JACOBIAN_MATRICES.join(', ')}`)
  const { samples, time, network } = problem
  const what = matrix === 'gram' ? 'Gram matrix JᵀJ of the Jacobian' : 'symmetric part of the Jacobian'
  const points = samples === 1 ? 'at one point' : `averaged over ${samples} points`
  return matrixSource(
    dimension,
    `${what} of the score at t = ${time}, ${points}, denoiser of ${network.size} parameters`,
    matrix === 'gram' ? (job) => fillGram(problem, dimension, job) : (job) => fillSymmetricPart(problem, job),
    { growth: GROWTH },
  )
}

async function fillSymmetricPart(problem: ScoreProblem, job: PrincipalJob): Promise<void> {
  const { indices, lower } = job
  const size = indices.length
  const jacobian = await meanJacobian(problem, indices, job)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) lower[i * size + j] = (jacobian[i * size + j]! + jacobian[j * size + i]!) / 2
}
