import { requireNumbers, requireWhole } from '@freecurve/core'
import { sizeOf } from '@freecurve/networks'
import { channelOf, checkShape, type DenoiserShape } from './denoiser.ts'
import { noiseLevel } from './noise-level.ts'

/** Points for a denoiser. */
export interface Points {
  /** N×d, row-major */
  readonly points: Float64Array
  /** N ≥ 1 */
  readonly samples: number
  /** t > 0, the same for all points or one for each */
  readonly time: number | Float64Array
}

/** The time of a point. */
export const timeOf = ({ time }: Points, n: number): number => (typeof time === 'number' ? time : time[n]!)

/** d. Throws E_DOMAIN where points are no finite numbers, N×d of them, with a time above 0 for each. */
export function checkPoints(shape: DenoiserShape, { points, samples, time }: Points): number {
  const dimension = checkShape(shape)
  requireWhole('the points', 'samples', samples, 1)
  requireNumbers('the points', 'points', points, samples * dimension)
  if (typeof time === 'number') noiseLevel(time)
  else {
    requireNumbers('the points', 'time', time, samples)
    for (const one of time) noiseLevel(one)
  }
  return dimension
}

/** What the network is given: every point, and behind it the time inputs. N × size of the input, row-major. Throws E_DOMAIN. */
export function denoiserInputs(shape: DenoiserShape, given: Points): Float64Array {
  const dimension = checkPoints(shape, given)
  const { network, timeInputs = [] } = shape
  const [width, channel] = [sizeOf(network.input), channelOf(network)]
  const inputs = new Float64Array(given.samples * width)
  for (let n = 0; n < given.samples; n++) {
    const level = noiseLevel(timeOf(given, n))
    const row = inputs.subarray(n * width, (n + 1) * width)
    row.set(given.points.subarray(n * dimension, (n + 1) * dimension))
    timeInputs.forEach((input, k) => {
      row.fill(level[input], dimension + k * channel, dimension + (k + 1) * channel)
    })
  }
  return inputs
}
