import { reversePass } from '../tape/passes.ts'
import { batchesOf } from './batches.ts'
import { checkProblem, type Problem } from './problem.ts'

/** ∂L/∂θ, length P, by one reverse pass for each batch. Throws E_DOMAIN where the parts of the problem do not fit together. */
export function gradientOf(problem: Problem): Float64Array {
  const loss = checkProblem(problem)
  const { network, data } = problem
  const gradient = new Float64Array(network.size)
  for (const { tape, outputs } of batchesOf(problem, false)) {
    loss.slope(outputs, data, tape.output.adjoint)
    reversePass(tape, { gradient })
  }
  for (let k = 0; k < gradient.length; k++) gradient[k]! /= data.samples
  return gradient
}
