import { CURVE_SCHEMA, FreecurveError } from '@freecurve/core'
import { algebraicCurve, algebraicCurveFromJSON } from '@freecurve/curves'
import { describe, expect, it } from 'vitest'

const pathOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof FreecurveError && thrown.code === 'E_CURVE') return (thrown.details as { path: string }).path
    throw thrown
  }
  return 'accepted'
}

describe('an algebraic curve', () => {
  it('is the same after a trip through JSON', () => {
    const curve = algebraicCurve([
      [-5, 0, -36],
      [0, -4, 0],
      [0, 0, 1],
    ])
    const again = algebraicCurveFromJSON(JSON.parse(JSON.stringify(curve)))
    expect(again.polynomial()).toEqual(curve.polynomial())
    expect(again.toJSON()).toEqual(curve.toJSON())
  })

  it('loses factors z and m, empty rows and columns, and its scale', () => {
    const curve = algebraicCurve([
      [0, 0, 0, 0],
      [0, 8, 0, 8],
      [0, 0, 8, 0],
      [0, 0, 0, 0],
    ])
    expect(curve.polynomial()).toEqual({
      degreeZ: 1,
      degreeM: 2,
      coefficients: [
        [1, 0, 1],
        [0, 1, 0],
      ],
    })
  })

  it.each([
    [[], 'coefficients'],
    [[[1, 2], [3]], 'coefficients[1]'],
    [[[1, 2], 3], 'coefficients[1]'],
    [
      [
        [1, Number.NaN],
        [1, 1],
      ],
      'coefficients[0][1]',
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      'coefficients',
    ],
    [[[1, 2, 1]], 'coefficients'],
    [[[1], [2]], 'coefficients'],
    [
      [
        [0, 1],
        [0, 2],
      ],
      'coefficients',
    ],
  ])('%j is refused at %s', (rows, path) => {
    expect(pathOf(() => algebraicCurve(rows as number[][]))).toBe(path)
  })

  it('refuses files of another family, without coefficients, or with a formula still in them', () => {
    expect(pathOf(() => algebraicCurveFromJSON({ schema: CURVE_SCHEMA, family: 'free-levy' }))).toBe('family')
    expect(pathOf(() => algebraicCurveFromJSON({ schema: CURVE_SCHEMA, family: 'algebraic' }))).toBe('coefficients')
    expect(pathOf(() => algebraicCurveFromJSON({ schema: CURVE_SCHEMA, family: 'algebraic', formula: 'z' }))).toBe(
      'formula',
    )
  })
})
