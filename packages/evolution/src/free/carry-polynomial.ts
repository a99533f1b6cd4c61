import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'
import { momentsAtInfinity } from '../algebraic/expansion.ts'
import { type PolynomialLaw, readLaw } from '../algebraic/read-law.ts'
import { substituteCharacteristics } from '../algebraic/substitute-characteristics.ts'
import { checkRatio } from '../check-ratio.ts'

/** A curve at another size with the law read off it. */
export interface CarriedPolynomial extends PolynomialLaw {
  readonly polynomial: BivariatePolynomial
}

/**
 * The law at size ratio τ > 0 of a general spectral curve under the free flow: P_τ(z, m) = P(z + (1 − 1/τ)/m, τ m),
 * certified against κ₁ and τ κ₂ of the initial curve at infinity.
 *
 * @throws E_CURVE when no branch of the curve, or more than one, behaves as −1/z at infinity; E_TARGET as
 * {@link checkRatio}. A curve that is not a law's has a status.
 */
export function carryPolynomial(polynomial: BivariatePolynomial, ratio: number): CarriedPolynomial {
  checkRatio(ratio)
  const initial = bivariate(polynomial.coefficients)
  const [, mean, square] = momentsAtInfinity(initial, 2)
  const variance = ratio * (square! - mean! * mean!)
  const carried =
    ratio === 1 ? initial : substituteCharacteristics(polynomial, { scaleZ: 1, shift: 1 - 1 / ratio, scaleM: ratio })
  return { polynomial: carried, ...readLaw(carried, { mean: mean!, variance }) }
}
