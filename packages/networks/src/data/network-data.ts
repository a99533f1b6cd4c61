import { outOfDomain, requireNumbers, requireRecord, requireWhole } from '@freecurve/core'
import { type Network, sizeOf } from '../network/network.ts'

/** Samples for a network. */
export interface NetworkData {
  /** N ≥ 1 */
  readonly samples: number
  /** N×d, row-major; d is the size of the network's input. */
  readonly inputs: Float64Array
  /** length N: classes from 0, for the cross-entropy */
  readonly labels?: Uint32Array | undefined
  /** N×C, row-major, for the squared loss */
  readonly targets?: Float64Array | undefined
}

/** Throws E_DOMAIN unless there is a finite input of the network for every sample. What a loss compares with, it checks itself. */
export function checkInputs(network: Pick<Network, 'input'>, data: NetworkData): void {
  requireRecord('the data', data)
  requireWhole('the data', 'samples', data.samples, 1)
  if (!(data.inputs instanceof Float64Array))
    throw outOfDomain('the data', 'inputs', typeof data.inputs, 'a Float64Array')
  requireNumbers('the data', 'inputs', data.inputs, data.samples * sizeOf(network.input))
}
