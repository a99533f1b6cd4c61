import { bivariate, createSheets, mirrorInZ, reverseInM, scaleBivariate, shiftBivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'

const ROWS = [
  [1, -0.5, 3],
  [0.25, 2, -1],
  [0, 1.5, 0.75],
]

const valueAt = (rows: readonly (readonly number[])[], z: number, m: number): number =>
  rows.reduce((sum, row, i) => sum + row.reduce((inner, c, j) => inner + c * z ** i * m ** j, 0), 0)

describe('a bivariate polynomial', () => {
  it('loses empty rows and columns and is normalised by a power of two', () => {
    const { degreeZ, degreeM, coefficients } = bivariate([[0, 0], [0, 12, 0, 3], []])
    expect({ degreeZ, degreeM, coefficients }).toEqual({ degreeZ: 0, degreeM: 2, coefficients: [[1.5, 0, 0.375]] })
    expect(bivariate([[0, 0]]).coefficients).toEqual([[0]])
  })

  it('shifts, scales, reverses and mirrors as its value says', () => {
    const p = { degreeZ: 2, degreeM: 2, coefficients: ROWS }
    const [z, m] = [0.7, -1.3]
    expect(valueAt(shiftBivariate(p, 0.4, -2).coefficients, z, m)).toBeCloseTo(valueAt(ROWS, z + 0.4, m - 2), 12)
    expect(valueAt(scaleBivariate(p, 4).coefficients, z, m)).toBeCloseTo(16 * valueAt(ROWS, z / 4, 4 * m), 12)
    expect(valueAt(reverseInM(p).coefficients, z, m)).toBeCloseTo(m * m * valueAt(ROWS, z, 1 / m), 12)
    expect(valueAt(mirrorInZ(p).coefficients, z, m)).toBeCloseTo(valueAt(ROWS, -z, m), 12)
  })

  it('shows the zeros of a singular point as zeros', () => {
    // (z − 1/3)² − (m − 0.1)³ about its cusp.
    const cusp = shiftBivariate(
      {
        degreeZ: 2,
        degreeM: 3,
        coefficients: [
          [0, 0, 0, -1],
          [0, 0, 0, 0],
          [1, 0, 0, 0],
        ],
      },
      -1 / 3,
      -0.1,
    )
    const local = shiftBivariate(cusp, 1 / 3, 0.1).coefficients
    expect(local[0]!.slice(0, 3)).toEqual([0, 0, 0])
    expect(local[1]![0]).toBe(0)
  })
})

describe('sheets', () => {
  it('are all roots of P(z, ·), with their slopes', () => {
    const sheets = createSheets(bivariate(ROWS))
    const roots = (zr: number, zi: number) => {
      expect(sheets.solve(zr, zi, false)).toBe(true)
      return Array.from(sheets.re, (re, k) => ({ re, im: sheets.im[k]! })).toSorted((p, q) => p.re - q.re)
    }
    const h = 1e-6
    const [before, after] = [roots(0.3 - h, 1), roots(0.3 + h, 1)]
    roots(0.3, 1).forEach(({ re, im }, k) => {
      sheets.moveTo(0.3, 1)
      sheets.slopeAt(re, im)
      expect(sheets.slope[0]).toBeCloseTo((after[k]!.re - before[k]!.re) / (2 * h), 6)
      expect(sheets.slope[1]).toBeCloseTo((after[k]!.im - before[k]!.im) / (2 * h), 6)
    })
  })

  it('cannot all be found where one is infinite', () => {
    // (z² − 1) m + z
    expect(
      createSheets(
        bivariate([
          [0, -1],
          [1, 0],
          [0, 1],
        ]),
      ).solve(1, 0),
    ).toBe(false)
  })
})
