import { outOfDomain, requireNumbers } from '@freecurve/core'
import type { Loss } from './loss.ts'

/** ½‖f − y‖²; A = 1. */
export const squared: Loss = {
  id: 'squared',
  check({ targets, samples }, outputs) {
    if (targets === undefined)
      throw outOfDomain('the data', 'targets', targets, 'given: the squared loss compares with them')
    requireNumbers('the data', 'targets', targets, samples * outputs)
  },
  value({ values, outputs, count, from }, { targets }) {
    let sum = 0
    for (let c = 0; c < outputs; c++)
      for (let n = 0; n < count; n++) sum += (values[c * count + n]! - targets![(from + n) * outputs + c]!) ** 2
    return sum / 2
  },
  slope({ values, outputs, count, from }, { targets }, delta) {
    for (let c = 0; c < outputs; c++)
      for (let n = 0; n < count; n++)
        delta[c * count + n] = values[c * count + n]! - targets![(from + n) * outputs + c]!
  },
  curvature(_, tangent, delta) {
    delta.set(tangent)
  },
  factor({ count }, column, delta) {
    delta.fill(0)
    delta.fill(1, column * count, (column + 1) * count)
  },
}
