import type { CountModes } from '../../counts/count-modes.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { type FittedModel, fitModel } from './fit-model.ts'
import { heldJumps, type JumpModel } from './jump-model.ts'

/** Smallest jump, in units of the deviation: a rate of 1e12 still leaves the drift its digits. */
const SMALLEST = 1e-6

/** The semicircle that comes closest: mean and variance. Null where the data have an atom, which no semicircle has. */
export function semicircle(observed: ObservedCounts, modes: CountModes): FittedModel | null {
  const { mean, deviation, atoms } = observed
  if (atoms.length > 0) return null
  const model: JumpModel = {
    start: [0, 0],
    parametersAt: ([shift, log]) => ({
      a: mean + shift! * deviation,
      sigma2: deviation ** 2 * Math.exp(log!),
      rates: [],
      jumps: [],
    }),
  }
  return fitModel(model, observed, modes)
}

/**
 * The law of one jump that comes closest, a shifted Marchenko–Pastur law: mean, variance s and jump t, from the cumulants. An atom in the
 * data fixes drift and rate, and leaves the jump.
 */
export function oneJump(observed: ObservedCounts, modes: CountModes): FittedModel | null {
  const { mean, deviation, atoms, values } = observed
  const [atom] = atoms
  if (atom !== undefined) {
    const rate = 1 - atom.weight
    const jump = (mean - atom.x) / rate
    if (jump === 0) return null
    return fitModel(heldJumps({ a: atom.x, sigma2: 0, rates: [rate], jumps: [jump] }, rate), observed, modes)
  }
  const third = values.reduce((sum, x) => sum + (x - mean) ** 3, 0) / values.length
  const model: JumpModel = {
    start: [0, 0, third / deviation ** 3],
    parametersAt: ([shift, log, jump]) => {
      const variance = deviation ** 2 * Math.exp(log!)
      // The jump may cross 0, where the law is a semicircle.
      const t = deviation * (Math.abs(jump!) < SMALLEST ? SMALLEST : jump!)
      return { a: mean + shift! * deviation - variance / t, sigma2: 0, rates: [variance / t ** 2], jumps: [t] }
    },
  }
  return fitModel(model, observed, modes)
}

/**
 * The Marchenko–Pastur law without a shift that comes closest, for data of one sign: rate and jump, from mean and variance. It is the law
 * of a Gram matrix of independent entries, and at any larger size its support ends at 0.
 */
export function unshiftedJump(observed: ObservedCounts, modes: CountModes): FittedModel | null {
  const { mean, deviation, atoms } = observed
  if (atoms.length > 0) return null
  const start = { a: 0, sigma2: 0, rates: [(mean / deviation) ** 2], jumps: [deviation ** 2 / mean] }
  return fitModel(heldJumps(start, null), observed, modes)
}
