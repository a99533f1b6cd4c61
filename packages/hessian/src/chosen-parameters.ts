import { type Growth, type OpenOptions, outOfDomain } from '@freecurve/core'
import { liveParameters, type Problem } from '@freecurve/networks'
import type { MatrixKind } from './matrix-of-parameters.ts'
import { rankOf } from './rank-of.ts'

/** Whose matrix: of the parameters that are not dead (see `liveParameters` of `@freecurve/networks`), or of all. */
export type ParameterChoice = (typeof PARAMETER_CHOICES)[number]

/** All {@link ParameterChoice}s. */
export const PARAMETER_CHOICES = ['live', 'all'] as const

/** The parameters that a matrix is of, and how to speak of them. */
export interface ChosenParameters {
  /** How many. */
  readonly size: number
  /** Numbers among all parameters of the chosen ones with the given numbers. */
  among(indices: Uint32Array): Uint32Array
  /** As in `a network with 1045 parameters`. */
  readonly label: string
  readonly growth: Growth
}

/**
 * The parameters chosen, after a forward pass to find the dead ones. A dead parameter's row is 0, with a ridge λ on the diagonal.
 *
 * @throws (rejects) the signal's reason once aborted, and E_DOMAIN for a choice that is none, for a network without parameters, where every parameter is dead, and where outputs are not finite.
 */
export async function chooseParameters(
  problem: Problem,
  {
    matrix,
    ridge,
    parameters: choice,
  }: { readonly matrix: MatrixKind; readonly ridge: number; readonly parameters: ParameterChoice },
  { signal, onProgress }: OpenOptions,
): Promise<ChosenParameters> {
  if (!PARAMETER_CHOICES.includes(choice))
    throw outOfDomain('a Hessian', 'parameters', choice, `one of ${PARAMETER_CHOICES.join(', ')}`)
  const { size } = problem.network
  if (size === 0) throw outOfDomain('a Hessian', 'network', 'none', 'one with parameters, as dense layers have them')
  const live = await liveParameters(problem, {
    signal,
    onProgress: (share) => onProgress?.(share, 'finding live parameters'),
  })
  const rank = ridge > 0 ? undefined : rankOf(problem, matrix, live.length)
  if (choice === 'live' && live.length === 0)
    throw outOfDomain('a Hessian', 'inputs', 0, 'numbers that some parameter multiplies: all of them are 0')
  const whole = { size, among: (indices: Uint32Array) => indices, label: `a network with ${grouped(size)} parameters` }
  if (live.length === size) return { ...whole, growth: growthOf('the parameters', rank) }
  const dead = size - live.length
  if (choice === 'all')
    return {
      ...whole,
      growth: growthOf(
        'the parameters',
        rank,
        ` ${grouped(dead)} of the ${grouped(size)} rows are ${ridge > 0 ? `${ridge} on the diagonal and zero elsewhere` : 'zero'}, as the numbers these parameters multiply are 0 in every sample. They keep their share at every size and mix with nothing, which spoils any flow: parameters = live leaves them out.`,
      ),
    }
  const each = ridge > 0 ? `eigenvalues that are exactly ${ridge}` : 'exact zeros'
  return {
    size: live.length,
    among: (indices) => indices.map((k) => live[k]!),
    label: `the ${grouped(live.length)} live of ${grouped(size)} parameters (the numbers the others multiply are 0 in every sample: as many ${each}) of a network`,
    growth: growthOf('the live parameters', rank),
  }
}

const growthOf = (parameters: string, rank: number | undefined, more = ''): Growth => ({
  flow: 'unknown',
  rank,
  note: `A larger random subset of ${parameters} is taken. Parameters of different layers play different roles, so no theorem gives the flow: the free one is an assumption. The halves and quarters of 256 rows or more test it; three sizes, such as --sample 500,1000,2000, also test what is done where it fails.${more}`,
})

/** As in 101 770. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
