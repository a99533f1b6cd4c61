import { outOfDomain } from '@freecurve/core'
import { crossEntropy } from './cross-entropy.ts'
import type { Loss, LossId } from './loss.ts'
import { squared } from './squared.ts'

/** The loss of a name. Throws E_DOMAIN for another. */
export function lossOfId(id: LossId): Loss {
  const loss = [crossEntropy, squared].find((one) => one.id === id)
  if (loss === undefined) throw outOfDomain('a problem', 'loss', id, '"cross-entropy" or "squared"')
  return loss
}
