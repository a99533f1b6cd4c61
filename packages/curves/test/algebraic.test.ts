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

  it('refuses fields it does not know', () => {
    const good = {
      schema: CURVE_SCHEMA,
      family: 'algebraic',
      coefficients: [
        [1, 0, 1],
        [0, 1, 0],
      ],
    } as const
    expect(pathOf(() => algebraicCurveFromJSON({ ...good, coefficient: 1 }))).toBe('coefficient')
    expect(pathOf(() => algebraicCurveFromJSON({ ...good, formula: 'z', scope: {} }))).toBe('formula')
    expect(algebraicCurveFromJSON({ ...good, $schema: './curve.json' }).family).toBe('algebraic')
  })

  it('keeps what it was given: neither the list nor what it gives out can change it', () => {
    const rows = [
      [1, 0, 1],
      [0, 1, 0],
    ]
    const curve = algebraicCurve(rows)
    rows[0]![2] = 7
    rows.pop()
    expect(curve.polynomial().coefficients).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ])
    const file = curve.toJSON() as unknown as { coefficients: number[][] }
    const polynomial = curve.polynomial()
    for (const value of [curve, file, file.coefficients, file.coefficients[0], polynomial, polynomial.coefficients])
      expect(Object.isFrozen(value)).toBe(true)
  })
})

describe('coefficients of extreme size', () => {
  const semicircle = (variance: number, factor = 1) => [
    [factor, 0, factor * variance],
    [0, factor, 0],
  ]

  it.each([5e-324, 1e-310, 2 ** -900, 1e308])('do not matter where all have the factor %d', (factor) => {
    const { coefficients } = algebraicCurve(semicircle(1, factor)).polynomial()
    const c = coefficients[0]![0]!
    expect(c >= 1 && c < 2).toBe(true)
    expect(coefficients).toEqual(semicircle(1, c))
  })

  it.each([1e-65, 1e65])('are taken up to eigenvalues of about %d', (size) => {
    expect(algebraicCurve(semicircle(size * size)).polynomial().coefficients[0]![2]).toBeGreaterThan(0)
  })

  it.each([
    ['eigenvalues of 1e150', semicircle(1e300)],
    ['eigenvalues of 1e-150', semicircle(1e-300)],
    [
      'more than doubles hold',
      [
        [1e-300, 0, 1e300],
        [0, 1, 0],
      ],
    ],
  ])('are refused, and the message says what to do: %s', (_name, rows) => {
    expect(pathOf(() => algebraicCurve(rows))).toBe('coefficients')
    expect(() => algebraicCurve(rows)).toThrow(/unit s of their own size/)
  })
})
