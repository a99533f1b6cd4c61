import { lossOf, randomWeights, trainNetwork } from '@freecurve/networks'
import { accuracyOf } from './accuracy-of.ts'
import { digitData } from './digit-data.ts'
import type { Recipe } from './recipe.ts'

/** Digits that it is trained on: those of the model files beside it. */
const SAMPLES = 1000

/** Epochs that bring the loss to about 0.05: the Hessian of a loss near 0 is all zeros. Tuned. */
const EPOCHS = 20

/** A classifier of digits by the cross-entropy. */
export const digits: Recipe = {
  async train(network, say) {
    const data = await digitData(SAMPLES)
    const start = {
      network,
      weights: randomWeights(network, 6, { scale: 'glorot' }),
      data,
      loss: 'cross-entropy',
    } as const
    return trainNetwork(start, {
      epochs: EPOCHS,
      batch: 50,
      rate: 2e-3,
      seed: 6,
      onEpoch: (epoch, loss) => say(`epoch ${epoch + 1}: loss ${loss.toFixed(4)}`),
    })
  },
  async judge(network, weights) {
    const data = await digitData(SAMPLES)
    const loss = lossOf({ network, weights, data, loss: 'cross-entropy' })
    return `loss ${loss.toFixed(4)}, ${accuracyOf(network, weights, data)} of ${SAMPLES} right`
  },
}
