import type { BivariatePolynomial } from '@freecurve/core'
import { distinctRoots, shiftBivariate } from '@freecurve/numerics'

/** A pole of one sheet of a curve at a real point: m ~ −weight/(z − x). */
export interface CurveAtom {
  readonly x: number
  /** w_0: the weight of an atom when the sheet is the physical one; zero or less for an atom that is not born yet. */
  readonly weight: number
  /** Ratio at which the atom appears if its sheet becomes physical: 1 − w_0. */
  readonly birthRatio: number
  /** How many sheets share this leading term: 2 or more where the atom sits on the edge of a bulk. */
  readonly sheets: number
}

/**
 * Poles m ~ −w/(z − x) of all sheets of P(z, m) = 0 at real x, ascending in x, then in weight.
 * x runs over the real roots of the leading coefficient a_K(z) of P in m; there, with z = x + d and m = u/d, the terms
 * d^{i−j} u^j of lowest power give a polynomial in u whose nonzero real roots are the −w of the sheets. Sheets that grow more
 * slowly have weight 0: a hard edge at which an atom is born at ratio 1.
 */
export function curveAtoms(polynomial: BivariatePolynomial): readonly CurveAtom[] {
  return realPoles(polynomial)
    .flatMap((x) =>
      residuesAt(polynomial, x).map(({ weight, sheets }) => ({ x, weight, birthRatio: 1 - weight, sheets })),
    )
    .sort((p, q) => p.x - q.x || p.weight - q.weight)
}

/**
 * Weight of an atom at size ratio τ: max(0, 1 − (1 − w_0)/τ); the same rule carries a pole of another sheet (w_0 ≤ 0).
 */
export const atomWeightAt = (weight0: number, ratio: number): number => Math.max(0, 1 - (1 - weight0) / ratio)

/** Distinct real roots of the coefficient of the highest power of m, ascending: where some sheet is infinite. */
export function realPoles(polynomial: BivariatePolynomial): readonly number[] {
  const leading = polynomial.coefficients.map((row) => row[polynomial.degreeM]!)
  return distinctRoots(leading)
    .filter(({ im }) => im === 0)
    .map(({ re }) => re)
    .sort((p, q) => p - q)
}

/** Residues that differ by less, relatively, belong to one multiple root that rounding of the coefficients took apart. */
const CLOSE = 1e-6

function residuesAt(polynomial: BivariatePolynomial, x: number): readonly { weight: number; sheets: number }[] {
  const local = shiftBivariate(polynomial, x, 0).coefficients
  let order = -Infinity
  for (let i = 0; i < local.length; i++)
    for (let j = 0; j < local[i]!.length; j++) if (local[i]![j] !== 0) order = Math.max(order, j - i)
  const terms = Array.from({ length: polynomial.degreeM + 1 }, (_, j) => {
    const i = j - order
    return local[i]?.[j] ?? 0
  })
  const roots = distinctRoots(terms, CLOSE).filter(({ re }) => re !== 0)
  const growing = roots.reduce((sum, { multiplicity }) => sum + multiplicity, 0)
  const slower = infiniteSheets(polynomial, x) - growing
  return [
    ...roots.filter(({ im }) => im === 0).map(({ re, multiplicity }) => ({ weight: -re, sheets: multiplicity })),
    // m ~ (z − x)^{−p} with p < 1: an atom of weight 0, about to be born.
    ...(slower > 0 ? [{ weight: 0, sheets: slower }] : []),
  ]
}

/** How many sheets are infinite at x: the fall of the degree of P(x, ·). */
function infiniteSheets({ coefficients, degreeZ, degreeM }: BivariatePolynomial, x: number): number {
  for (let count = 0; count <= degreeM; count++) {
    let [value, size] = [0, 0]
    for (let i = degreeZ; i >= 0; i--) {
      const c = coefficients[i]![degreeM - count]!
      value = value * x + c
      size = size * Math.abs(x) + Math.abs(c)
    }
    if (Math.abs(value) > 1e-9 * size) return count
  }
  return degreeM
}
