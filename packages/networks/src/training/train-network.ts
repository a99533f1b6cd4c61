import { outOfDomain, requireWhole } from '@freecurve/core'
import { createRandom, type Random } from '@freecurve/numerics'
import type { NetworkData } from '../data/network-data.ts'
import { checkProblem, type Problem } from '../derivatives/problem.ts'
import { sizeOf, type Weights } from '../network/network.ts'
import { forwardPass, reversePass } from '../tape/passes.ts'
import { createTape } from '../tape/tape.ts'
import { createAdam } from './adam.ts'

/** Options of {@link trainNetwork}. */
export interface TrainingOptions {
  /**
   * Passes over the samples, each in a new random order. Where N is no multiple of the batch, a pass leaves out the last N mod batch of its
   * order. @default 10
   */
  readonly epochs?: number
  /** Samples of a step. @default 32 */
  readonly batch?: number
  /** Step size of Adam; it falls to 0 along a cosine. @default 1e-3 */
  readonly rate?: number
  /** λ of a ridge λ/2 ‖θ‖². @default 0 */
  readonly ridge?: number
  /** Of the order of samples. @default 1 */
  readonly seed?: number
  /** Told the mean loss over the batches of an epoch, as they were met. */
  readonly onEpoch?: (epoch: number, loss: number) => void
}

/**
 * Trains from the weights of a problem by Adam (Kingma, Ba 2015) on random batches, single-threaded: the same problem and seed give the
 * same weights. Stored statistics of batch norms stay as they are.
 *
 * @throws E_DOMAIN for options out of range and where the parts of the problem do not fit together, or the loss is no longer finite.
 */
export function trainNetwork(problem: Problem, options: TrainingOptions = {}): Weights {
  const { epochs = 10, batch = 32, rate = 1e-3, ridge = 0, seed = 1, onEpoch } = options
  const loss = checkProblem(problem)
  requireWhole('a training', 'epochs', epochs, 0)
  requireWhole('a training', 'batch', batch, 1)
  if (!(rate > 0 && rate < Infinity)) throw outOfDomain('a training', 'rate', rate, 'a positive number')
  if (!(ridge >= 0 && ridge < Infinity)) throw outOfDomain('a training', 'ridge', ridge, 'a number ≥ 0')
  const { network, data } = problem
  const random = createRandom(seed)
  const parameters = problem.weights.parameters.slice()
  const weights: Weights = { parameters, statistics: problem.weights.statistics.slice() }
  const count = Math.min(batch, data.samples)
  const steps = Math.floor(data.samples / count)
  const tape = createTape(network, weights, count, false)
  const step = createAdam(network.size)
  const gradient = new Float64Array(network.size)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(data.samples, random)
    let sum = 0
    for (let s = 0; s < steps; s++) {
      const chosen = gather(data, order.subarray(s * count, (s + 1) * count))
      const outputs = { values: tape.output.value, outputs: sizeOf(network.output), count, from: 0 }
      forwardPass(tape, chosen.inputs, 0)
      sum += loss.value(outputs, chosen)
      loss.slope(outputs, chosen, tape.output.adjoint)
      gradient.fill(0)
      reversePass(tape, { gradient })
      for (let k = 0; k < gradient.length; k++) gradient[k] = gradient[k]! / count + ridge * parameters[k]!
      step(parameters, gradient, (rate / 2) * (1 + Math.cos((Math.PI * (epoch + s / steps)) / epochs)))
    }
    if (!Number.isFinite(sum)) throw outOfDomain('a training', 'rate', rate, 'smaller: the loss is no longer finite')
    onEpoch?.(epoch, sum / (steps * count))
  }
  return weights
}

function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, k) => k)
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random.uniform() * (k + 1))
    const kept = order[k]!
    order[k] = order[other]!
    order[other] = kept
  }
  return order
}

/** Some samples as data of their own. */
function gather({ samples, inputs, labels, targets }: NetworkData, chosen: Uint32Array): NetworkData {
  const rows = (table: Float64Array) => {
    const width = table.length / samples
    const out = new Float64Array(chosen.length * width)
    chosen.forEach((n, k) => {
      out.set(table.subarray(n * width, (n + 1) * width), k * width)
    })
    return out
  }
  return {
    samples: chosen.length,
    inputs: rows(inputs),
    labels: labels === undefined ? undefined : chosen.map((n) => labels[n]!),
    targets: targets === undefined ? undefined : rows(targets),
  }
}
