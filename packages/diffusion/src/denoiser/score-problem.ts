import { checkDenoiser, type Denoiser } from './denoiser.ts'
import { checkPoints, type Points } from './denoiser-inputs.ts'

/** A denoiser, and the noisy points x_t, all of one time, at which its score is looked at. */
export interface ScoreProblem extends Denoiser, Points {
  /** t > 0, finite */
  readonly time: number
}

/** d. Throws E_DOMAIN where the parts do not fit together. */
export function checkScoreProblem(problem: ScoreProblem): number {
  checkPoints(problem, problem)
  return checkDenoiser(problem)
}
