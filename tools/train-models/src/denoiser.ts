import { addNoise, type DenoiserShape } from '@freecurve/diffusion'
import { lossOf, type Network, randomWeights, trainNetwork, type Weights } from '@freecurve/networks'
import { digitData, PIXELS } from './digit-data.ts'
import type { Recipe } from './recipe.ts'

/** Digits that it is trained on, and times that each gets new noise. */
const SAMPLES = 8000
const ROUNDS = 6

/** Epochs on one draw of the noise. */
const EPOCHS = 3

/** Pixels in [0, 1] become numbers in [−1, 1]. */
const [SCALE, SHIFT] = [2, -1]

/**
 * Times of the training: logarithms spread evenly from that of 0.1, where the noise has the standard deviation 0.43, to that of 3, where
 * little but noise is seen. At less noise than that so narrow a network loses more than it gains.
 */
const [FIRST, LAST] = [0.1, 3]

/** Times at which it is judged. */
const JUDGED = [0.1, 0.2, 0.5, 2]

/** A denoiser of digits at all noise levels, told of the level by two numbers. */
export const denoiser: Recipe = {
  async train(network, say) {
    const { inputs: points } = await digitData(SAMPLES, SCALE, SHIFT)
    let weights: Weights = randomWeights(network, 6, { scale: 'glorot' })
    for (let round = 0; round < ROUNDS; round++) {
      const time = Float64Array.from({ length: SAMPLES }, (_, n) => timeAt(n, round))
      const data = addNoise(shapeOf(network), { points, samples: SAMPLES, time }, 100 + round)
      weights = trainNetwork(
        { network, weights, data, loss: 'squared' },
        {
          epochs: EPOCHS,
          batch: 64,
          rate: 2e-3 * (1 - round / ROUNDS),
          seed: round,
          onEpoch: (epoch, loss) => say(`round ${round + 1}, epoch ${epoch + 1}: loss ${loss.toFixed(3)}`),
        },
      )
    }
    return weights
  },
  async judge(network, weights) {
    const samples = 1000
    const { inputs: points } = await digitData(samples, SCALE, SHIFT)
    const losses = JUDGED.map((time) => {
      const data = addNoise(shapeOf(network), { points, samples, time }, 1)
      return `${(lossOf({ network, weights, data, loss: 'squared' }) / (PIXELS / 2)).toFixed(4)} at t = ${time}`
    })
    return `mean squared error of a pixel in [−1, 1]: ${losses.join(', ')}`
  },
}

const shapeOf = (network: Network): DenoiserShape => ({
  network,
  predicts: 'denoised',
  timeInputs: ['signal', 'noise'],
})

/** The golden ratio's fractions fill the range evenly, and other fractions in every round. */
function timeAt(n: number, round: number): number {
  const share = ((n + round * SAMPLES) * 0.6180339887498949) % 1
  return FIRST * (LAST / FIRST) ** share
}
