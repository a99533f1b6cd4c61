import { type Curve, defineFlow, FreecurveError, type OptionValues, readOptions } from '@freecurve/core'
import { algebraicCurve, populationCurve } from '@freecurve/curves'
import { checkOutlier } from './check-outlier.ts'
import { checkRange } from './check-range.ts'
import { checkRatio } from './check-ratio.ts'
import { offTheAxis, onThePlane } from './complex-arguments.ts'
import { aspectRatioOption } from './deformed/aspect-ratio-option.ts'
import { carryGram } from './deformed/carry-gram.ts'
import { carryPopulation } from './deformed/carry-population.ts'
import { gramEvents } from './deformed/gram-events.ts'
import { gramOutlier } from './deformed/gram-outlier.ts'
import { populationEvents } from './deformed/population-events.ts'

const ABOUT = {
  id: 'deformed',
  summary: 'Deformed decompression: more features of the same kind at the same number of samples (Gram matrices)',
  options: {
    aspectRatio: aspectRatioOption('a population curve has its own'),
  },
} as const

/**
 * Deformed decompression (Ameli, van der Heide, Hodgkinson, Mahoney, arXiv 2605.03634; math.md, g): a p×p sample covariance
 * matrix with independent features of a fixed population grows in p at a fixed number N of samples, c → τc. The companion
 * law is the free convolution power ν^{⊞τ}: bulks only merge, and every ratio τ ≥ 1 exists. Population curves are carried in
 * closed form, any other through its polynomial; raw eigenvalues go by the method `subordination`.
 */
export const deformedFlow = defineFlow({
  ...ABOUT,
  carry: (curve, ratio, given) => {
    const aspectRatio = aspectRatioOf(given, curve)
    checkRatio(ratio)
    const population = curve.population?.()
    if (population === undefined) {
      const { law, polynomial, stieltjes } = carryGram(curve.polynomial(), aspectRatio, ratio)
      return { ratio, law, curve: algebraicCurve(polynomial.coefficients), stieltjes: offTheAxis(stieltjes) }
    }
    const { law, parameters, stieltjes, logPotential } = carryPopulation(population, ratio)
    return {
      ratio,
      law,
      curve: populationCurve(parameters),
      stieltjes: offTheAxis(stieltjes),
      logPotential: onThePlane(logPotential),
    }
  },
  events: (curve, from, to, given) => {
    const aspectRatio = aspectRatioOf(given, curve)
    checkRange(from, to)
    const population = curve.population?.()
    if (population !== undefined) return populationEvents(population, from, to)
    return to === Infinity ? null : gramEvents(curve.polynomial(), aspectRatio, from, to)
  },
  outlier: (law, x, ratio, given) => {
    const aspectRatio = aspectRatioOf(given)
    checkRatio(ratio)
    checkOutlier(law, x)
    return gramOutlier(law, x, ratio, aspectRatio)
  },
  horizon: (curve, given) => {
    aspectRatioOf(given, curve)
    return { ratio: null, reason: null }
  },
})

/** c₀ as given, or as the curve has it; both only where they agree. */
function aspectRatioOf(given: OptionValues | undefined, curve?: Curve): number {
  const { aspectRatio } = readOptions({ ...ABOUT, kind: 'flow' }, given)
  const own = curve?.population?.().aspectRatio ?? null
  if (own !== null && aspectRatio !== null && Math.abs(own - aspectRatio) > 1e-12 * own)
    throw new FreecurveError(
      'E_OPTION_VALUE',
      `The aspect ratio given is ${aspectRatio}, but the curve says ${own}. Leave the option out.`,
      { option: 'aspectRatio', got: aspectRatio },
    )
  const known = own ?? aspectRatio
  if (known === null)
    throw new FreecurveError(
      'E_OPTION_VALUE',
      'The deformed flow needs aspectRatio, c0 = p/N: dimension over number of samples of the matrix at hand. For example --aspect-ratio 0.1.',
      { option: 'aspectRatio', got: null },
    )
  return known
}
