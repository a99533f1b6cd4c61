import { count, type MatrixSource, type OpenOptions, outOfDomain } from '@freecurve/core'
import { matrixSource, type PrincipalJob } from '@freecurve/matrices'
import { checkProblem, type Problem } from '@freecurve/networks'
import { cheaperByTangents } from './cheaper-by-tangents.ts'
import { chooseParameters, type ParameterChoice } from './chosen-parameters.ts'
import { fillByGram } from './fill-by-gram.ts'
import { fillByTangents } from './fill-by-tangents.ts'
import { checkKind, type MatrixKind } from './matrix-of-parameters.ts'
import { type ParameterGroup, parameterGroups } from './parameter-groups.ts'

/** A problem, and which matrix of it. */
export interface HessianProblem extends Problem {
  /** @default 'hessian' */
  readonly matrix?: MatrixKind
  /** λ ≥ 0: the loss has the term λ/2 ‖θ‖². @default 0 */
  readonly ridge?: number
  /** @default 'live' */
  readonly parameters?: ParameterChoice
}

/**
 * A P×P matrix of second derivatives of a network's training loss (see {@link MatrixKind}) as a source of submatrices of any parameters,
 * exact, in float64. k parameters of dense layers with N samples cost about N k²/2 multiplications and one pass through the network for
 * each unit they belong to; a parameter of a convolution has a pass of its own. Memory: the k² numbers and about 300 MB.
 *
 * Rows are those of the live parameters, in order, or with `parameters: 'all'` of all. Dead is a weight of a dense layer or of a
 * convolution, or a scale of a norm, that multiplies nothing but 0, in every sample and whatever other parameters do: its row is exactly 0
 * (λ on the diagonal with a ridge). Zero rows of other reasons are live, as of the weights into a relu that is off in every sample. The
 * dead ones are found at once, by a forward pass over the samples, which ends early where none is left; weights and data must not change
 * afterwards.
 *
 * Entries do not depend on which others are asked for; those of a Gauss–Newton matrix only up to rounding, as there are two ways to it.
 *
 * @param opening a signal that ends the search for dead parameters, and who is told how far it has come
 * @throws (rejects) E_DOMAIN where the parts of the problem do not fit together, where there are no parameters, where all parameters are dead and only live ones are wanted, or
 * where outputs are not finite; the signal's reason; from `principal` E_MATRIX for bad indices, and E_DOMAIN where outputs or entries are not finite.
 */
export async function hessianOf(problem: HessianProblem, opening: OpenOptions = {}): Promise<MatrixSource> {
  checkProblem(problem)
  const { network, data, loss, matrix = 'hessian', ridge = 0, parameters = 'live' } = problem
  checkKind(matrix, ridge)
  const chosen = await chooseParameters(problem, { matrix, ridge, parameters }, opening)
  return matrixSource(
    chosen.size,
    `${NAMES[matrix]} of ${chosen.label}, ${loss}, ${count(data.samples, 'sample')}`,
    async (job) => {
      const { indices, lower } = job
      if (indices.length === 0) return
      await fill(job, problem, parameterGroups(network, chosen.among(indices)), matrix)
      for (let k = 0; k < lower.length; k++) lower[k]! /= data.samples
      for (let k = 0; k < indices.length; k++) lower[k * indices.length + k]! += ridge
      const bad = lower.find((x) => !Number.isFinite(x))
      if (bad !== undefined)
        throw outOfDomain('the network', 'weights', bad, 'small enough that second derivatives are finite numbers')
    },
    { growth: chosen.growth },
  )
}

const NAMES: { readonly [K in MatrixKind]: string } = {
  hessian: 'Hessian',
  'gauss-newton': 'Gauss–Newton matrix',
  fisher: 'Fisher matrix',
  'empirical-fisher': 'empirical Fisher matrix',
  residual: 'Hessian without its Gauss–Newton part',
}

function fill(
  job: PrincipalJob,
  problem: Problem,
  groups: readonly ParameterGroup[],
  matrix: MatrixKind,
): Promise<void> {
  switch (matrix) {
    case 'hessian':
      return fillByTangents(job, problem, groups, { loss: true, network: true })
    case 'residual':
      return fillByTangents(job, problem, groups, { loss: false, network: true })
    case 'empirical-fisher':
      return fillByGram(job, problem, groups, 'slope')
    case 'gauss-newton':
    case 'fisher':
      return cheaperByTangents(problem.network, groups)
        ? fillByTangents(job, problem, groups, { loss: true, network: false })
        : fillByGram(job, problem, groups, 'curvature')
  }
}
