import { type Network, sizeOf } from '@freecurve/networks'
import type { ParameterGroup } from './parameter-groups.ts'

/** Time of a multiplication in a loop over samples, in units of one in a matrix product. Measured. */
const LOOP = 6

/**
 * Whether a Gauss–Newton matrix is found with fewer operations by one pass for each group of parameters than by one pass and one Gram
 * product for each output. The two agree up to rounding.
 */
export function cheaperByTangents(network: Network, groups: readonly ParameterGroup[]): boolean {
  const outputs = sizeOf(network.output)
  const pass = network.steps.reduce((sum, { operation }) => sum + (operation.parameters?.cost ?? 0), 0)
  const chosen = groups.flatMap(({ members }) => members)
  const entries = chosen.reduce((sum, { access: { cost, from, to } }) => sum + cost / (to - from), 0)
  const product = chosen.length ** 2 / 2
  const tangents = groups.length * (2 * pass + (LOOP * entries) / 2) + product
  return tangents <= outputs * (pass + LOOP * entries + product)
}
