import { addNoise, type DenoiserShape } from '@freecurve/diffusion'
import { lossOf, type Network, randomWeights, trainNetwork, type Weights } from '@freecurve/networks'
import { digitData, PIXELS } from './digit-data.ts'
import type { Recipe } from './recipe.ts'

/** The first digits, which training leaves out: the model files look at these, and it is judged by them. */
const HELD_OUT = 1000
/** Digits behind them that it is trained on, and times that each is seen, with other noise every time: noise that is met again is learnt by heart. */
const SAMPLES = 7600
const ROUNDS = 15

/** Pixels p in [0, 1] become 2p − 1/4, whose mean over all digits is about 0. */
const [SCALE, SHIFT] = [2, -0.25]

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
    const { inputs } = await digitData(HELD_OUT + SAMPLES, SCALE, SHIFT)
    const points = inputs.subarray(HELD_OUT * PIXELS)
    let weights: Weights = randomWeights(network, 6, { scale: 'glorot' })
    for (let round = 0; round < ROUNDS; round++) {
      const time = Float64Array.from({ length: SAMPLES }, (_, n) => timeAt(n, round))
      const data = addNoise(shapeOf(network), { points, samples: SAMPLES, time }, 100 + round)
      weights = trainNetwork(
        { network, weights, data, loss: 'squared' },
        {
          epochs: 1,
          batch: 32,
          rate: 1e-3 * (1 - round / ROUNDS),
          seed: round,
          onEpoch: (_, loss) => say(`round ${round + 1}: loss ${loss.toFixed(2)}`),
        },
      )
    }
    return weights
  },
  async judge(network, weights) {
    const losses: string[] = []
    for (const time of JUDGED) losses.push(`${(await denoiserLoss(network, weights, time)).toFixed(4)} at t = ${time}`)
    return `mean squared error of a pixel 2p − 1/4 of digits left out: ${losses.join(', ')}`
  },
}

const TIME_INPUTS = ['signal', 'noise'] as const

const shapeOf = (network: Network): DenoiserShape => ({ network, predicts: 'denoised', timeInputs: TIME_INPUTS })

/** The golden ratio's fractions fill the range evenly, and other fractions in every round. */
function timeAt(n: number, round: number): number {
  const share = ((n + round * SAMPLES) * 0.6180339887498949) % 1
  return FIRST * (LAST / FIRST) ** share
}

/** Mean squared error of a pixel of the 1000 digits that training leaves out, with noise of its own. */
export async function denoiserLoss(network: Network, weights: Weights, time: number): Promise<number> {
  const { inputs: points } = await digitData(HELD_OUT, SCALE, SHIFT)
  const data = addNoise(shapeOf(network), { points, samples: HELD_OUT, time }, 1)
  return lossOf({ network, weights, data, loss: 'squared' }) / (PIXELS / 2)
}
