import type { BivariatePolynomial } from '@freecurve/core'

/** A copy of a polynomial that nobody can change. */
export const freezePolynomial = ({ degreeZ, degreeM, coefficients }: BivariatePolynomial): BivariatePolynomial =>
  Object.freeze({ degreeZ, degreeM, coefficients: Object.freeze(coefficients.map((row) => Object.freeze([...row]))) })
