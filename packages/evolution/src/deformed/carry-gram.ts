import type { BivariatePolynomial, Law } from '@freecurve/core'
import { companionPolynomial, fromCompanionPolynomial } from '@freecurve/curves'
import { supportOf } from '@freecurve/law'
import { momentsAtInfinity } from '../algebraic/expansion.ts'
import { type PolynomialLaw, readLaw } from '../algebraic/read-law.ts'
import { substituteCharacteristics } from '../algebraic/substitute-characteristics.ts'
import type { CarriedPolynomial } from '../free/carry-polynomial.ts'
import { fromCompanion } from './from-companion.ts'

/** Rounding of an atom's weight, and of the left edge relative to the right one. */
const ROUNDING = 1e-9

/**
 * The law at size ratio τ > 0 of a general curve under the deformed flow: c → τc at a fixed population. At equal companion
 * transform v the companion law moves by z = τ z₀ + (τ − 1)/v (math.md, g), that is R_ν → τ R_ν. It is the companion that is
 * read and certified, against τ times its first two free cumulants: there the sheets do not all meet at 0.
 *
 * @param aspectRatio c₀ of the given curve
 * @throws E_CURVE when no branch of the curve, or more than one, behaves as −1/z at infinity. A curve that is no Gram
 * matrix's of this aspect ratio has a status.
 */
export function carryGram(polynomial: BivariatePolynomial, aspectRatio: number, ratio: number): CarriedPolynomial {
  const c = aspectRatio * ratio
  const [, mean, square] = momentsAtInfinity(polynomial, 2)
  const companion = companionPolynomial(polynomial, aspectRatio)
  const moved = substituteCharacteristics(companion, { scaleZ: 1 / ratio, shift: 1 / ratio - 1, scaleM: 1 })
  const read = readLaw(moved, { mean: c * mean!, variance: c * (square! - aspectRatio * mean! * mean!) })
  return {
    polynomial: fromCompanionPolynomial(moved, c),
    law: lawOf(read.law, c),
    stieltjes: (re, im) => transformAt(read, c, re, im),
    realTransform: (x) => (read.realTransform(x) + (1 - c) / x) / c,
  }
}

/** The p×p law, if the companion's is one: no negative part, and no fewer zeros than the rank forces. */
function lawOf(companion: Law, c: number): Law {
  const own = companion.atoms.find(({ x }) => x === 0)?.weight ?? 0
  const zeros = (own - (1 - c)) / c
  // Rounding leaves a trace of an atom where there is none.
  const law = fromCompanion(companion, c, zeros > ROUNDING ? zeros : 0)
  if (law.status === 'not-a-law')
    return { ...law, reasons: [...law.reasons, `the companion law of aspect ratio ${c} is none: is c0 = p/N right?`] }
  // What is not sure of itself refutes nothing.
  if (law.status !== 'certified') return law
  const [left, right] = supportOf(law)
  const elsewhere = companion.atoms.find(({ x }) => x !== 0)
  const reasons = [
    ...(left < -ROUNDING * right
      ? [`the support begins at ${left}, but a Gram matrix has no negative eigenvalues`]
      : []),
    ...(zeros < -ROUNDING ? [`the share of zeros would be ${zeros}: aspect ratio ${c} forces more of them`] : []),
    ...(elsewhere === undefined
      ? []
      : [`there is an atom at x = ${elsewhere.x}, but a Gram matrix has them at 0 only`]),
  ]
  return reasons.length === 0 ? law : { ...law, status: 'not-a-law', reasons }
}

/** m = (v + (1 − c)/z)/c. */
function transformAt(read: PolynomialLaw, c: number, re: number, im: number): readonly [number, number] | null {
  const v = read.stieltjes(re, im)
  if (v === null) return null
  const size = re * re + im * im
  return [(v[0] + ((1 - c) * re) / size) / c, (v[1] - ((1 - c) * im) / size) / c]
}
