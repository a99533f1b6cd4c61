import type { PopulationParameters } from '@freecurve/core'
import { companionOf } from '@freecurve/curves'
import type { CountModes } from '../counts/count-modes.ts'
import { countAmplitudes, countGap } from '../counts/count-residual.ts'
import { levenbergMarquardt } from '../levenberg-marquardt.ts'
import { PARSIMONY } from '../parsimony.ts'
import type { CompanionCounts } from './companion-counts.ts'

/** Most variances to start from: more are not told apart by a thousand eigenvalues. */
const MOST = 6
/** Closest pairs that are tried. */
const PAIRS = 3
/** Steps of Levenberg–Marquardt: each start is near its end. */
const STEPS = 12

/**
 * The population with as few variances as the counts allow: values and weights are moved to the least χ² of the counting modes, and
 * the two neighbours whose joining costs least are joined, as long as it costs less than noise does.
 */
export function simplifyPopulation(
  start: PopulationParameters,
  counts: CompanionCounts,
  modes: CountModes,
): PopulationParameters {
  let few = start
  while (few.values.length > MOST) few = joinsOf(few)[0]!
  let best = refined(few, counts, modes)
  for (;;) {
    const candidates = joinsOf(best.parameters).map((parameters) => refined(parameters, counts, modes))
    const cheapest = candidates.sort((p, q) => p.chi2 - q.chi2)[0]
    if (cheapest === undefined || !(cheapest.chi2 <= best.chi2 + PARSIMONY)) return best.parameters
    best = cheapest
  }
}

interface Refined {
  readonly parameters: PopulationParameters
  readonly chi2: number
}

/** The population with each of its closest pairs of neighbours (zeros aside) joined at their mean, closest first. */
function joinsOf({ values, weights, aspectRatio }: PopulationParameters): readonly PopulationParameters[] {
  return values
    .slice(1)
    .map((t, k) => ({ k, t, s: values[k]! }))
    .filter(({ s }) => s > 0)
    .sort((p, q) => p.t / p.s - q.t / q.s)
    .slice(0, PAIRS)
    .map(({ k, t, s }) => {
      const [v, w] = [weights[k]!, weights[k + 1]!]
      return {
        values: [...values.slice(0, k), (v * s + w * t) / (v + w), ...values.slice(k + 2)],
        weights: [...weights.slice(0, k), v + w, ...weights.slice(k + 2)],
        aspectRatio,
      }
    })
}

/** Levenberg–Marquardt in the logarithms of the positive values and their weights; the weight of zeros stays. */
function refined(start: PopulationParameters, counts: CompanionCounts, modes: CountModes): Refined {
  const residualOf = (step: Float64Array) =>
    countAmplitudes(countGap(companionOf(shifted(start, step)), counts.observed).gap, modes)
  const still = new Float64Array(2 * start.values.filter((t) => t > 0).length)
  const fit = levenbergMarquardt(still, residualOf, { most: STEPS })
  return fit === null ? { parameters: start, chi2: Infinity } : { parameters: shifted(start, fit.at), chi2: fit.chi2 }
}

/** Values and weights of the positive groups multiplied by exponentials; weights keep their sum. */
function shifted({ values, weights, aspectRatio }: PopulationParameters, step: Float64Array): PopulationParameters {
  const zeros = values[0] === 0 ? weights[0]! : 0
  const first = zeros > 0 ? 1 : 0
  const count = values.length - first
  const grown = weights.slice(first).map((w, j) => w * Math.exp(step[count + j]!))
  const total = grown.reduce((sum, w) => sum + w, 0)
  const groups = grown
    .map((w, j) => ({ t: values[first + j]! * Math.exp(step[j]!), w: (w * (1 - zeros)) / total }))
    .sort((p, q) => p.t - q.t)
  return {
    values: [...(zeros > 0 ? [0] : []), ...groups.map(({ t }) => t)],
    weights: [...(zeros > 0 ? [zeros] : []), ...groups.map(({ w }) => w)],
    aspectRatio,
  }
}
