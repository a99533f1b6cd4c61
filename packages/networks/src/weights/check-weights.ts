import { outOfDomain, requireNumbers, requireRecord } from '@freecurve/core'
import type { Network, Weights } from '../network/network.ts'

const WHAT = 'the weights of a network'

/** Throws E_DOMAIN unless there is a finite number for every parameter and statistic, and no variance is negative. */
export function checkWeights(network: Network, weights: Weights): void {
  requireRecord(WHAT, weights)
  requireNumbers(WHAT, 'parameters', weights.parameters, network.size)
  const last = network.statistics.at(-1)
  requireNumbers(WHAT, 'statistics', weights.statistics, last === undefined ? 0 : last.at + last.size)
  for (const { name, at, size } of network.statistics) {
    const negative = name.endsWith('.running_var') && weights.statistics.subarray(at, at + size).find((x) => x < 0)
    if (negative) throw outOfDomain(WHAT, name, negative, 'a variance, at least 0')
  }
}
