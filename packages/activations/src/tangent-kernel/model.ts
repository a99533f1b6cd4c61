import { outOfDomain, requireRecord } from '@freecurve/core'
import { checkInputs, checkWeights, type Network, sizeOf, type Weights } from '@freecurve/networks'

/** A network at given weights, and samples for it. */
export interface TangentKernelModel {
  readonly network: Network
  readonly weights: Weights
  /** N ≥ 1 */
  readonly samples: number
  /** N×d, row-major */
  readonly inputs: Float64Array
  /** All C outputs of a sample, as rows n C + c; their sum; or the output of one number. @default 'sum' */
  readonly outputs?: 'all' | 'sum' | number | undefined
}

const WHAT = 'a tangent kernel'

/** Throws E_DOMAIN where the parts do not fit together. */
export function checkTangentKernelModel(model: TangentKernelModel): void {
  requireRecord(WHAT, model)
  const { network, weights, samples, inputs, outputs = 'sum' } = model
  requireRecord('the network', network)
  checkWeights(network, weights)
  checkInputs(network, { samples, inputs })
  const count = sizeOf(network.output)
  const known = outputs === 'all' || outputs === 'sum' || (Number.isInteger(outputs) && outputs >= 0 && outputs < count)
  if (!known) throw outOfDomain(WHAT, 'outputs', outputs, `"all", "sum" or a number from 0 to ${count - 1}`)
}
