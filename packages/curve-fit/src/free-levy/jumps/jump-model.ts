import type { FreeLevyParameters } from '@freecurve/core'

/** A free Lévy measure that a few numbers θ describe. */
export interface JumpModel {
  readonly start: readonly number[]
  /** The law at θ, smooth in it, with the number and the order of the jumps fixed; null where there is none. */
  readonly parametersAt: (theta: readonly number[]) => FreeLevyParameters | null
}

/** Where drift, variance, rates and jumps leave the range in which a law can be computed: beyond it, in units of where they began. */
const RANGE = 1e6

/**
 * Few jumps: logarithms of σ² (where there is one), rates and jumps over those of the start, and the drift in units of `unit`. Drift and
 * jumps are known on scales of their own, decades apart where bulks are, so that the mean, which mixes them, is none of the numbers.
 */
export function looseJumps(start: FreeLevyParameters, unit: number): JumpModel {
  const count = start.jumps.length
  const hasSemicircle = start.sigma2 > 0
  return {
    start: new Array<number>(1 + 2 * count + (hasSemicircle ? 1 : 0)).fill(0),
    parametersAt: (theta) => {
      const factor = (k: number) => Math.exp(theta[k]!)
      return withinRange(theta.slice(1), {
        a: start.a + theta[0]! * unit,
        sigma2: hasSemicircle ? start.sigma2 * factor(1 + 2 * count) : 0,
        rates: start.rates.map((rate, j) => rate * factor(1 + j)),
        jumps: start.jumps.map((jump, j) => jump * factor(1 + count + j)),
      })
    },
  }
}

/**
 * Few jumps at a drift that is known: that of an atom, whose weight w also fixes the total rate 1 − w, or 0 for laws that keep one sign
 * at every size.
 *
 * @param totalRate the sum of the rates, where it is known
 */
export function heldJumps(start: FreeLevyParameters, totalRate: number | null): JumpModel {
  const count = start.jumps.length
  const free = totalRate === null ? count : count - 1
  return {
    start: new Array<number>(count + free).fill(0),
    parametersAt: (theta) => {
      // The last rate of a known total is what the others leave.
      const raw = start.rates.map((rate, j) => (j < free ? rate * Math.exp(theta[count + j]!) : rate))
      const scale = totalRate === null ? 1 : totalRate / raw.reduce((sum, rate) => sum + rate, 0)
      return withinRange(theta, {
        a: start.a,
        sigma2: 0,
        rates: raw.map((rate) => rate * scale),
        jumps: start.jumps.map((jump, j) => jump * Math.exp(theta[j]!)),
      })
    },
  }
}

const withinRange = (logarithms: readonly number[], parameters: FreeLevyParameters): FreeLevyParameters | null =>
  logarithms.every((log) => Math.abs(log) < Math.log(RANGE)) ? parameters : null
