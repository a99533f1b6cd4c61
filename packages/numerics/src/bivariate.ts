import type { BivariatePolynomial } from '@freecurve/core'
import { multiplyAdd } from './double-double.ts'
import { powerOfTwoBelow } from './power-of-two.ts'

const freeze = (rows: readonly (readonly number[])[]): BivariatePolynomial => ({
  degreeZ: rows.length - 1,
  degreeM: rows[0]!.length - 1,
  coefficients: rows,
})

/**
 * P(z, m) = Σ c[i][j] z^i m^j from its rows, as {@link trimBivariate} and {@link normalizeBivariate} leave it.
 * Rows may differ in length; missing entries are 0. The zero polynomial comes back as [[0]].
 */
export function bivariate(rows: readonly (readonly number[])[]): BivariatePolynomial {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const filled = rows.length === 0 ? [[0]] : rows.map((row) => Array.from({ length: width }, (_, j) => row[j] ?? 0))
  return normalizeBivariate(trimBivariate(freeze(filled)))
}

/** The same curve without factors z and m and without zero rows and columns of the highest degrees. */
export function trimBivariate(polynomial: BivariatePolynomial): BivariatePolynomial {
  const rows = polynomial.coefficients
  const used = (i: number) => rows[i]!.some((c) => c !== 0)
  const usedColumn = (j: number) => rows.some((row) => row[j] !== 0)
  let [top, bottom, left, right] = [polynomial.degreeZ, 0, 0, polynomial.degreeM]
  while (top > 0 && !used(top)) top--
  while (bottom < top && !used(bottom)) bottom++
  while (right > 0 && !usedColumn(right)) right--
  while (left < right && !usedColumn(left)) left++
  return freeze(rows.slice(bottom, top + 1).map((row) => row.slice(left, right + 1)))
}

/** The same curve with its largest |c[i][j]| in [1, 2): divided by a power of two, so that no digit changes. */
export function normalizeBivariate(polynomial: BivariatePolynomial): BivariatePolynomial {
  const largest = Math.max(...polynomial.coefficients.map((row) => Math.max(...row.map(Math.abs))))
  if (!(largest > 0 && Number.isFinite(largest))) return polynomial
  const factor = 1 / powerOfTwoBelow(largest)
  if (factor === 1) return polynomial
  return freeze(polynomial.coefficients.map((row) => row.map((c) => (c === 0 ? 0 : c * factor))))
}

/** The curve of a law scaled by s > 0: P(z/s, s m), times s^degreeZ. With s a power of two no digit changes. */
export function scaleBivariate(polynomial: BivariatePolynomial, s: number): BivariatePolynomial {
  const { degreeZ } = polynomial
  return freeze(polynomial.coefficients.map((row, i) => row.map((c, j) => (c === 0 ? 0 : c * s ** (degreeZ - i + j)))))
}

/**
 * P(z + dz, m + dm), by synthetic division in twice the precision, so that terms may cancel; coefficients [i][j] of the result
 * in the new variables. A coefficient that a shift rounded to doubles would not have is zero: at a singular point of the curve
 * that is what it is by nature.
 */
export function shiftBivariate(polynomial: BivariatePolynomial, dz: number, dm: number): BivariatePolynomial {
  if (dz === 0 && dm === 0) return polynomial
  const rows = shiftedRows(polynomial.coefficients, dz, dm)
  const absolute = polynomial.coefficients.map((row) => row.map(Math.abs))
  const bounds = shiftedRows(absolute, Math.abs(dz), Math.abs(dm))
  return freeze(rows.map((row, i) => row.map((c, j) => (Math.abs(c) <= 2 ** -48 * bounds[i]![j]! ? 0 : c))))
}

function shiftedRows(rows: readonly (readonly number[])[], dz: number, dm: number): readonly (readonly number[])[] {
  const shifted = rows.map((row) =>
    taylorShift(
      row.map((c) => Float64Array.of(c, 0)),
      dm,
    ),
  )
  const columns = shifted[0]!.map((_, j) =>
    taylorShift(
      shifted.map((row) => row[j]!),
      dz,
    ),
  )
  return shifted.map((_, i) => columns.map((column) => column[i]![0]!))
}

/** Coefficients of p(x + by), ascending, each a sum of two doubles, by repeated synthetic division. */
function taylorShift(coefficients: readonly Float64Array[], by: number): readonly Float64Array[] {
  if (by === 0) return coefficients
  const degree = coefficients.length - 1
  const out = coefficients.map((c) => c.slice())
  const carry = new Float64Array(2)
  for (let start = 0; start < degree; start++) {
    carry.set(out[degree]!)
    for (let k = degree - 1; k >= start; k--) {
      multiplyAdd(carry, by, out[k]![0]!, out[k]![1]!)
      out[k]!.set(carry)
    }
  }
  return out
}

/** The polynomial in w = 1/m: w^degreeM P(z, 1/w). */
export const reverseInM = (polynomial: BivariatePolynomial): BivariatePolynomial =>
  freeze(polynomial.coefficients.map((row) => [...row].reverse()))

/** P(−z, m) with coefficients only changed in sign. */
export const mirrorInZ = (polynomial: BivariatePolynomial): BivariatePolynomial =>
  freeze(polynomial.coefficients.map((row, i) => (i % 2 === 0 ? row : row.map((c) => (c === 0 ? 0 : -c)))))
