import { requireNumbers } from '@freecurve/core'
import { reversePass, tangentPass, tangentReversePass } from '../tape/passes.ts'
import { batchesOf } from './batches.ts'
import { checkProblem, type Problem } from './problem.ts'

/**
 * H v with H = ∂²L/∂θ², length P, exact: the derivative of the reverse pass along v (Pearlmutter 1994).
 *
 * @param direction v, length P
 * @throws E_DOMAIN where the parts of the problem, or v, do not fit together.
 */
export function hessianVectorProduct(problem: Problem, direction: Float64Array): Float64Array {
  const loss = checkProblem(problem)
  const { network, data } = problem
  requireNumbers('a Hessian-vector product', 'direction', direction, network.size)
  const product = new Float64Array(network.size)
  for (const { tape, outputs } of batchesOf(problem, true)) {
    loss.slope(outputs, data, tape.output.adjoint)
    reversePass(tape)
    tangentPass(tape, 0, direction)
    if (!tape.output.moves) tape.output.tangent.fill(0)
    loss.curvature(outputs, tape.output.tangent, tape.output.adjointTangent)
    tangentReversePass(tape, { direction, gradientTangent: product })
  }
  for (let k = 0; k < product.length; k++) product[k]! /= data.samples
  return product
}
