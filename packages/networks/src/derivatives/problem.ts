import { requireRecord } from '@freecurve/core'
import { checkInputs, type NetworkData } from '../data/network-data.ts'
import type { Loss, LossId } from '../losses/loss.ts'
import { lossOfId } from '../losses/loss-of-id.ts'
import { type Network, sizeOf, type Weights } from '../network/network.ts'
import { checkWeights } from '../weights/check-weights.ts'

/** A network at given weights, and what its outputs are compared with: L(θ) = (1/N) Σ_n ℓ(f(x_n), y_n). */
export interface Problem {
  readonly network: Network
  readonly weights: Weights
  readonly data: NetworkData
  readonly loss: LossId
}

/** The loss of a problem whose parts fit together. Throws E_DOMAIN where they do not. */
export function checkProblem(problem: Problem): Loss {
  requireRecord('a problem', problem)
  const { network, weights, data } = problem
  const loss = lossOfId(problem.loss)
  requireRecord('the network', network)
  checkWeights(network, weights)
  checkInputs(network, data)
  loss.check(data, sizeOf(network.output))
  return loss
}
