import { batchesOf } from './batches.ts'
import { checkProblem, type Problem } from './problem.ts'

/** L(θ) = (1/N) Σ_n ℓ(f(x_n), y_n). Throws E_DOMAIN where the parts of the problem do not fit together. */
export function lossOf(problem: Problem): number {
  const loss = checkProblem(problem)
  let sum = 0
  for (const { outputs } of batchesOf(problem, false)) sum += loss.value(outputs, problem.data)
  return sum / problem.data.samples
}
