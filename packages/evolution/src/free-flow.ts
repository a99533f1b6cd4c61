import { type Carried, type ComplexNumber, type Curve, defineFlow, FreecurveError, readOptions } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve } from '@freecurve/curves'
import { integralOf } from '@freecurve/law'
import { Complex } from 'complex.js'
import { carryPolynomial } from './algebraic/carry-polynomial.ts'
import { carryFreeLevy } from './free-levy/carry-free-levy.ts'
import { freeLevyEvents } from './free-levy/free-levy-events.ts'

const ABOUT = {
  id: 'free',
  summary: 'Free decompression: principal submatrices of a matrix with eigenvectors in general position',
  options: {},
}

/**
 * Free decompression (Ameli, van der Heide, Hodgkinson, Mahoney, arXiv 2506.11994): what a random principal submatrix of relative
 * size 1/τ says of the whole matrix when its eigenvectors are in general position. R_τ(g) = R_0(τ g), that is
 * P_τ(z, m) = P(z + (1 − 1/τ)/m, τ m). Curves that know their free Lévy parameters are carried in closed form, any other
 * through its polynomial.
 */
export const freeFlow = defineFlow({
  ...ABOUT,
  carry: (curve, ratio, given) => {
    readOptions({ ...ABOUT, kind: 'flow' }, given)
    if (!(Number.isFinite(ratio) && ratio > 0))
      throw new FreecurveError(
        'E_TARGET',
        `A size ratio n/n0 is a positive number (below 1: compression); got ${ratio}.`,
        { got: ratio },
      )
    const parameters = curve.freeLevy?.()
    if (parameters === undefined) return carryAlgebraic(curve, ratio)
    const { law, parameters: evolved, stieltjes } = carryFreeLevy(parameters, ratio)
    return { ratio, law, curve: freeLevyCurve(evolved), stieltjes: offTheAxis(stieltjes) }
  },
  events: (curve, from, to) => {
    const parameters = curve.freeLevy?.()
    return parameters === undefined ? null : freeLevyEvents(parameters, from, to)
  },
  // Outliers ride the characteristics: x − (τ − 1)/m₀(x), with m₀ real off the support.
  outlier: (law, x, ratio) => x - (ratio - 1) / integralOf(law, (y) => 1 / (y - x)),
  cumulantFactor: (order, ratio) => ratio ** (order - 1),
  horizon: (curve) => (curve.freeLevy === undefined ? null : { ratio: null, reason: null }),
})

function carryAlgebraic(curve: Curve, ratio: number): Carried {
  const { law, polynomial, stieltjes } = carryPolynomial(curve.polynomial(), ratio)
  return { ratio, law, curve: algebraicCurve(polynomial.coefficients), stieltjes: offTheAxis(stieltjes) }
}

function offTheAxis(stieltjes: (re: number, im: number) => readonly [number, number] | null): Carried['stieltjes'] {
  return ({ re, im }: ComplexNumber) => {
    if (im === 0 || !Number.isFinite(re + im))
      throw new FreecurveError(
        'E_DOMAIN',
        `m(z) is asked for at z off the real axis; got ${re} + ${im}i. On the axis ask the law for its density.`,
        { argument: 'z', got: { re, im } },
      )
    const m = stieltjes(re, im)
    return m === null ? null : new Complex(m[0], m[1])
  }
}
