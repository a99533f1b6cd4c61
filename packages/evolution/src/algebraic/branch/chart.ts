import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, mirrorInZ, reverseInM, type Sheets, shiftBivariate } from '@freecurve/numerics'
import type { SharedValue } from '../singularities/breakpoint.ts'

/**
 * The curve close to a breakpoint x in the distance d > 0 (z = x + side·d) and a variable v that vanishes at the edge:
 * there the coefficients that are zero by nature are zero exactly, and m keeps its digits however small d is.
 */
export interface Chart {
  readonly sheets: Sheets
  /** v of a value m at distance d, into `out`. */
  fromM(d: number, mr: number, mi: number, out: Float64Array): void
  /** m of a value v at distance d, into `out`. */
  toM(d: number, vr: number, vi: number, out: Float64Array): void
  /** Whether a sheet with this value is near enough to the edge's for the chart not to lose digits. */
  holds(mr: number, mi: number): boolean
}

/** Chart of the sheets that share the value m_e (v = m − m_e) or w_e (v = 1/m − w_e). */
export function edgeChart(polynomial: BivariatePolynomial, x: number, side: 1 | -1, shared: SharedValue): Chart {
  const inM = shared.variable === 'm'
  const e = shared.value
  const local = shiftBivariate(inM ? polynomial : reverseInM(polynomial), x, e)
  // P = 0 and ∂P = 0 at the edge itself, and ∂²P = 0 at a cusp.
  const sheets = createSheets(oriented(withZeros(local, shared.sheets), side))
  return {
    sheets,
    fromM: (_d, mr, mi, out) => {
      const size = mr * mr + mi * mi
      out[0] = (inM ? mr : mr / size) - e
      out[1] = inM ? mi : -mi / size
    },
    toM: (_d, vr, vi, out) => {
      const fr = vr + e
      const size = fr * fr + vi * vi
      out[0] = inM ? fr : fr / size
      out[1] = inM ? vi : -vi / size
    },
    holds: (mr, mi) => {
      const size = Math.hypot(mr, mi)
      return Math.abs(e) <= 4 * (inM ? size : 1 / size)
    },
  }
}

/**
 * Chart of the sheets that share a pole m ~ −w/(z − x), their number `count`: v = w + (z − x) m.
 * The terms d^{i−j} are lifted by the largest j − i that occurs.
 */
export function poleChart(
  polynomial: BivariatePolynomial,
  x: number,
  side: 1 | -1,
  weight: number,
  count: number,
): Chart {
  const local = shiftBivariate(polynomial, x, 0).coefficients
  let order = 0
  local.forEach((row, i) => {
    row.forEach((c, j) => {
      if (c !== 0) order = Math.max(order, j - i)
    })
  })
  const { degreeZ, degreeM } = polynomial
  const rows = Array.from({ length: degreeZ + order + 1 }, () => new Array<number>(degreeM + 1).fill(0))
  for (let j = 0; j <= degreeM; j++) {
    let power = [1]
    for (let n = 0; n < j; n++) power = power.concat(0).map((_, k) => (power[k - 1] ?? 0) - weight * (power[k] ?? 0))
    for (let i = 0; i <= degreeZ; i++) {
      const row = rows[i - j + order]
      if (row === undefined) continue
      power.forEach((c, k) => {
        row[k]! += c * local[i]![j]!
      })
    }
  }
  const lifted = { degreeZ: rows.length - 1, degreeM, coefficients: rows }
  return {
    sheets: createSheets(oriented(withZeros(lifted, count), side)),
    fromM: (d, mr, mi, out) => {
      out[0] = weight + side * d * mr
      out[1] = side * d * mi
    },
    toM: (d, vr, vi, out) => {
      out[0] = (side * (vr - weight)) / d
      out[1] = (side * vi) / d
    },
    holds: () => true,
  }
}

const oriented = (polynomial: BivariatePolynomial, side: 1 | -1): BivariatePolynomial =>
  side === 1 ? polynomial : mirrorInZ(polynomial)

/** The polynomial with its first `count` coefficients at d = 0 set to zero. */
const withZeros = (polynomial: BivariatePolynomial, count: number): BivariatePolynomial => ({
  ...polynomial,
  coefficients: polynomial.coefficients.map((row, i) => (i === 0 ? row.map((c, j) => (j < count ? 0 : c)) : row)),
})
