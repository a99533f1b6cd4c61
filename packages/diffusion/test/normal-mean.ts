import { gaussLegendre } from '../src/activations/gauss-legendre.ts'

const RULE = gaussLegendre(16)
const PANELS = 30
const REACH = 13

/** E f(z), z standard normal, by Gauss's rule on panels of [−13, 13], split where f has a kink. */
export function normalMean(f: (z: number) => number, kink = 0): number {
  const middle = Math.max(-REACH, Math.min(REACH, kink))
  let sum = 0
  for (const [from, to] of [
    [-REACH, middle],
    [middle, REACH],
  ] as const) {
    const width = (to - from) / PANELS
    for (let panel = 0; panel < PANELS; panel++)
      RULE.nodes.forEach((u, q) => {
        const z = from + (panel + u) * width
        sum += (width * RULE.weights[q]! * f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
      })
  }
  return sum
}

/** The normal law of two pre-activations. */
export interface PairLaw {
  readonly means: readonly [number, number]
  readonly deviations: readonly [number, number]
  readonly rho: number
}

/** E σ(h_1) σ(h_2), by the mean over h_2 given h_1: a road without series. Kinks of σ may lie at 0. */
export function pairMean(value: (h: number) => number, { means, deviations, rho }: PairLaw): number {
  const rest = deviations[1] * Math.sqrt(Math.max(0, 1 - rho * rho))
  const kinkOf = (mean: number, deviation: number) => (deviation > 0 ? -mean / deviation : 0)
  return normalMean(
    (z) => {
      const mean = means[1] + rho * deviations[1] * z
      return value(means[0] + deviations[0] * z) * normalMean((u) => value(mean + rest * u), kinkOf(mean, rest))
    },
    kinkOf(means[0], deviations[0]),
  )
}
