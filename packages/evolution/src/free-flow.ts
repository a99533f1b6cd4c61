import { type Carried, type Curve, defineFlow, heldToHorizon, type OptionValues, readOptions } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve } from '@freecurve/curves'
import { checkOutlier } from './check-outlier.ts'
import { checkRange } from './check-range.ts'
import { checkRatio } from './check-ratio.ts'
import { offTheAxis, onThePlane } from './complex-arguments.ts'
import { carryFreeLevy } from './free/carry-free-levy.ts'
import { carryPolynomial } from './free/carry-polynomial.ts'
import { freeLevyEvents } from './free/free-levy-events.ts'
import { freeOutlier } from './free/free-outlier.ts'
import { freePolynomialEvents } from './free/polynomial-events.ts'
import { freeHorizon } from './horizon/free-horizon.ts'

const ABOUT = {
  id: 'free',
  summary: 'Free decompression: principal submatrices of a matrix with eigenvectors in general position',
  options: {},
}

/**
 * Free decompression (Ameli, van der Heide, Hodgkinson, Mahoney, arXiv 2506.11994): what a random principal submatrix of relative
 * size 1/τ says of the whole matrix when its eigenvectors are in general position. R_τ(g) = R_0(τ g), that is
 * P_τ(z, m) = P(z + (1 − 1/τ)/m, τ m). Curves that know their free Lévy parameters are carried in closed form, any other
 * through its polynomial; a law that ends at a horizon is `beyond-horizon` past it, with the reason.
 */
export const freeFlow = defineFlow({
  ...ABOUT,
  carry: (curve, ratio, given) => {
    checkOptions(given)
    checkRatio(ratio)
    const parameters = curve.freeLevy?.()
    if (parameters === undefined) return carryAlgebraic(curve, ratio)
    const { law, parameters: evolved, stieltjes, logPotential } = carryFreeLevy(parameters, ratio)
    return {
      ratio,
      law,
      curve: freeLevyCurve(evolved),
      stieltjes: offTheAxis(stieltjes),
      logPotential: onThePlane(logPotential),
    }
  },
  events: (curve, from, to, given) => {
    checkOptions(given)
    checkRange(from, to)
    const parameters = curve.freeLevy?.()
    if (parameters !== undefined) return freeLevyEvents(parameters, from, to)
    const horizon = freeHorizon(curve.polynomial())
    if (horizon === null || (to === Infinity && horizon.ratio === null)) return null
    return freePolynomialEvents(curve.polynomial(), horizon, from, to)
  },
  outlier: (law, x, ratio, given) => {
    checkOptions(given)
    checkRatio(ratio)
    checkOutlier(law, x)
    return freeOutlier(law, x, ratio)
  },
  cumulantFactor: (order, ratio) => ratio ** (order - 1),
  horizon: (curve, given) => {
    checkOptions(given)
    return curve.freeLevy === undefined ? freeHorizon(curve.polynomial()) : { ratio: null, reason: null }
  },
})

/** There are none: throws E_OPTION_UNKNOWN for any. */
function checkOptions(given: OptionValues | undefined): void {
  readOptions({ ...ABOUT, kind: 'flow' }, given)
}

function carryAlgebraic(curve: Curve, ratio: number): Carried {
  const { law, polynomial, stieltjes } = carryPolynomial(curve.polynomial(), ratio)
  return {
    ratio,
    // One that is not certified, although the initial one is, may lie beyond the horizon.
    law: law.status !== 'certified' && ratio > 1 ? heldToHorizon(law, ratio, freeHorizon(curve.polynomial())) : law,
    curve: algebraicCurve(polynomial.coefficients),
    stieltjes: offTheAxis(stieltjes),
  }
}
