import type { BivariatePolynomial } from '@freecurve/core'
import { aberth } from './aberth.ts'
import { startFromNewtonPolygon } from './polynomial-roots.ts'

/**
 * All sheets m_k(z) of a curve P(z, m) = 0 at one point z, for following them from point to point.
 * The arrays are overwritten by {@link Sheets.solve}.
 */
export interface Sheets {
  readonly polynomial: BivariatePolynomial
  /** Number of sheets: the degree of P in m. */
  readonly count: number
  readonly re: Float64Array
  readonly im: Float64Array
  /** Coefficients of P(z, ·), ascending. */
  readonly coefficientRe: Float64Array
  readonly coefficientIm: Float64Array
  /** Coefficients of P_z(z, ·), ascending. */
  readonly slopeRe: Float64Array
  readonly slopeIm: Float64Array
  /** Only the coefficients at z = (zr, zi). */
  moveTo(zr: number, zi: number): void
  /**
   * Coefficients and all roots at z, from the roots of the last point or afresh; false when they were not all found.
   */
  solve(zr: number, zi: number, warm?: boolean): boolean
  /** dm/dz = −P_z/P_m at (z, m) for the z moved to last; result in `slope`. */
  slopeAt(mr: number, mi: number): void
  /** Where slopeAt leaves its result: [Re, Im]. */
  readonly slope: Float64Array
}

/** Workspace for the sheets of a curve. P must have degree ≥ 1 in m. */
export function createSheets(polynomial: BivariatePolynomial): Sheets {
  const { degreeZ, degreeM } = polynomial
  const width = degreeM + 1
  const c = Float64Array.from(polynomial.coefficients.flat())
  const coefficientRe = new Float64Array(width)
  const coefficientIm = new Float64Array(width)
  const slopeRe = new Float64Array(width)
  const slopeIm = new Float64Array(width)
  const re = new Float64Array(degreeM)
  const im = new Float64Array(degreeM)
  const slope = new Float64Array(2)
  let started = false

  const moveTo = (zr: number, zi: number): void => {
    for (let j = 0; j < width; j++) {
      let pr = 0
      let pi = 0
      let dr = 0
      let di = 0
      for (let i = degreeZ; i >= 0; i--) {
        const nextD = dr * zr - di * zi + pr
        di = dr * zi + di * zr + pi
        dr = nextD
        const nextP = pr * zr - pi * zi + c[i * width + j]!
        pi = pr * zi + pi * zr
        pr = nextP
      }
      coefficientRe[j] = pr
      coefficientIm[j] = pi
      slopeRe[j] = dr
      slopeIm[j] = di
    }
  }

  const solve = (zr: number, zi: number, warm = true): boolean => {
    moveTo(zr, zi)
    if (coefficientRe[degreeM] === 0 && coefficientIm[degreeM] === 0) return false
    if (warm && started && aberth(coefficientRe, coefficientIm, degreeM, re, im, 40)) return true
    startFromNewtonPolygon(coefficientRe, coefficientIm, degreeM, re, im)
    // A zero constant term has root 0, which the polygon does not show.
    let zeros = 0
    while (coefficientRe[zeros] === 0 && coefficientIm[zeros] === 0) zeros++
    for (let k = 0; k < zeros; k++) {
      re[degreeM - 1 - k] = 0
      im[degreeM - 1 - k] = 0
    }
    started = aberth(coefficientRe, coefficientIm, degreeM, re, im, 300)
    return started
  }

  const slopeAt = (mr: number, mi: number): void => {
    let zr = 0
    let zi = 0
    let dr = 0
    let di = 0
    for (let j = degreeM; j >= 0; j--) {
      const nextZ = zr * mr - zi * mi + slopeRe[j]!
      zi = zr * mi + zi * mr + slopeIm[j]!
      zr = nextZ
      if (j === 0) break
      const nextD = dr * mr - di * mi + j * coefficientRe[j]!
      di = dr * mi + di * mr + j * coefficientIm[j]!
      dr = nextD
    }
    const size = dr * dr + di * di
    slope[0] = -(zr * dr + zi * di) / size
    slope[1] = -(zi * dr - zr * di) / size
  }

  return {
    polynomial,
    count: degreeM,
    re,
    im,
    coefficientRe,
    coefficientIm,
    slopeRe,
    slopeIm,
    moveTo,
    solve,
    slopeAt,
    slope,
  }
}
