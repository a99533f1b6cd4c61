import { type PrincipalOptions, pauses, requireWhole } from '@freecurve/core'
import { sampleIndices } from '@freecurve/matrices'
import { meanJacobian } from './mean-jacobian.ts'
import { checkScoreProblem, type ScoreProblem } from './score-problem.ts'

/** Options of {@link scoreAsymmetry}. */
export interface AsymmetryOptions extends PrincipalOptions {
  /** Coordinates that are drawn; with d or more the result is exact. @default 128 */
  readonly coordinates?: number
  /** @default 1 */
  readonly seed?: number
}

/**
 * How far the mean Jacobian J of a score is from that of a gradient: ‖J − Jᵀ‖/‖J‖ in the Frobenius norm, from 0 to 2; 0 where J is 0. It is
 * estimated from the pairs of m coordinates drawn at random, whose squares stand for those of all d(d − 1)/m(m − 1) times as many pairs.
 *
 * @throws (rejects) E_DOMAIN where the parts of the problem do not fit together, or fewer than 2 coordinates are asked for; the signal's reason once aborted.
 */
export async function scoreAsymmetry(
  problem: ScoreProblem,
  { coordinates = 128, seed = 1, signal, onProgress = () => {} }: AsymmetryOptions = {},
): Promise<number> {
  signal?.throwIfAborted()
  const dimension = checkScoreProblem(problem)
  requireWhole('the asymmetry of a score', 'coordinates', coordinates, 2)
  const size = Math.min(coordinates, dimension)
  const [chosen = new Uint32Array(0)] = sampleIndices(dimension, size, 1, seed).sets
  const jacobian = await meanJacobian(problem, chosen, { pause: pauses(signal), progress: onProgress })
  let [differences, pairs, diagonal] = [0, 0, 0]
  for (let i = 0; i < size; i++) {
    diagonal += jacobian[i * size + i]! ** 2
    for (let j = 0; j < size; j++) {
      if (i === j) continue
      pairs += jacobian[i * size + j]! ** 2
      differences += (jacobian[i * size + j]! - jacobian[j * size + i]!) ** 2
    }
  }
  if (differences === 0) return 0
  const weight = (dimension * (dimension - 1)) / (size * (size - 1))
  return Math.sqrt((weight * differences) / (weight * pairs + (dimension / size) * diagonal))
}
