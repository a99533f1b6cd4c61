import type { BivariatePolynomial } from '@freecurve/core'
import { shiftBivariate } from '@freecurve/numerics'

const STEPS = 60
/** Edges closer than this, relative to their place or the law's size, are one. */
const ROUNDING = 2 ** -50

/**
 * The cusp (z, f) near a singular point of a curve, where three sheets meet: Newton on (P, P_ff) = 0, which is regular there.
 * Undefined unless P_f vanishes too, up to a split of the cusp into two edges that doubles cannot tell apart: with the local curve
 * b d + e v + c v³ = 0 (d = z − z_c, v = f − f_c) these are |e/c|^{3/2} |c/b| apart.
 */
export function polishCusp(
  polynomial: BivariatePolynomial,
  z: number,
  f: number,
): { readonly z: number; readonly f: number } | undefined {
  for (let step = 0; step < STEPS; step++) {
    const local = shiftBivariate(polynomial, z, f).coefficients
    const at = (i: number, j: number) => local[i]?.[j] ?? 0
    const [p, b, e, c] = [at(0, 0), at(1, 0), at(0, 1), at(0, 3)]
    const determinant = 3 * b * c - e * at(1, 2)
    const dz = (3 * p * c - e * at(0, 2)) / determinant
    const df = (b * at(0, 2) - p * at(1, 2)) / determinant
    if (!Number.isFinite(dz) || !Number.isFinite(df)) return undefined
    const [zSize, fSize] = [Math.max(Math.abs(z), ROUNDING), Math.max(Math.abs(f), ROUNDING)]
    if (Math.abs(dz) <= ROUNDING * zSize && Math.abs(df) <= ROUNDING * fSize)
      return Math.abs(e / c) ** 1.5 * Math.abs(c / b) <= ROUNDING * zSize ? { z, f } : undefined
    z -= dz
    f -= df
  }
  return undefined
}

/** P_ff at an edge below this share of its own terms: worth trying for a cusp. */
const SLIGHT = 1e-3

/** Whether a third sheet may meet the two of an edge: P_ff nearly cancels there. */
export function mayBeCusp({ coefficients, degreeM }: BivariatePolynomial, z: number, f: number): boolean {
  let value = 0
  let size = 0
  for (let i = coefficients.length - 1; i >= 0; i--) {
    let [row, rowSize] = [0, 0]
    for (let j = degreeM; j >= 2; j--) {
      const c = coefficients[i]![j]! * j * (j - 1)
      row = row * f + c
      rowSize = rowSize * Math.abs(f) + Math.abs(c)
    }
    value = value * z + row
    size = size * Math.abs(z) + rowSize
  }
  return Math.abs(value) <= SLIGHT * size
}
