import { CURVE_SCHEMA, FreecurveError } from '@freecurve/core'
import { algebraicCurveFromJSON } from '@freecurve/curves'
import { expandFormula } from '@freecurve/curves/formula'
import { describe, expect, it } from 'vitest'

const expand = (formula: unknown, scope?: unknown) =>
  expandFormula({ schema: CURVE_SCHEMA, family: 'algebraic', formula, ...(scope === undefined ? {} : { scope }) })

const refusal = (run: () => unknown): FreecurveError => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof FreecurveError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

describe('a formula', () => {
  it('is expanded into coefficients of z^i m^j', () => {
    expect(expand('1 + z*m + m^2').coefficients).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ])
    expect(expand('(z - 2)^2 * m - 3 z + 5').coefficients).toEqual([
      [5, 4],
      [-3, -4],
      [0, 1],
    ])
  })

  it('takes named parameters from its scope', () => {
    const { coefficients, scope } = expand('lambda*z*m^2 + (z + lambda - 1)*m + 1', { lambda: 0.25 })
    expect(coefficients).toEqual([
      [1, -0.75, 0],
      [0, 1, 0.25],
    ])
    expect(scope).toBeUndefined()
  })

  it('clears denominators, negative powers and an equals sign', () => {
    const curve = (formula: string) => algebraicCurveFromJSON(expand(formula)).polynomial().coefficients
    expect(curve('z - 1/m')).toEqual([
      [-1, 0],
      [0, 1],
    ])
    expect(curve('z = -1/m - m')).toEqual(curve('1 + z*m + m^2'))
    expect(curve('m^-1 + z + m')).toEqual(curve('1 + z*m + m^2'))
    expect(curve('2 - 3z - z m')).toEqual([
      [1, 0],
      [-1.5, -0.5],
    ])
  })

  it.each([
    ['sqrt(z) + m', 'formula'],
    ['z^m + 1', 'formula'],
    ['z^0.5 + m', 'formula'],
    ['z*m + q', 'formula'],
    ['z*m +', 'formula'],
    ['z/(m - m)', 'formula'],
    ['a = b = c', 'formula'],
    ['1e400*z*m + 1', 'formula'],
    ['Infinity*z + m', 'formula'],
    ['NaN*z + m', 'formula'],
    ['1e200*1e200*z + m', 'formula'],
    ['(1e200*1e200 - 1e200*1e200)*z + m', 'formula'],
    ['1 + z*m + m^1000', 'formula'],
    ['  ', 'formula'],
    [7, 'formula'],
  ])('%s is refused with the part that is wrong', (formula, path) => {
    const error = refusal(() => expand(formula))
    expect(error.code).toBe('E_CURVE')
    expect(error.details).toMatchObject({ path })
  })

  it('refuses a scope that is not a record of numbers', () => {
    expect(refusal(() => expand('z*m + 1', { z: 1 })).details).toMatchObject({ path: 'scope.z' })
    expect(refusal(() => expand('z*m + a', { a: 'x' })).details).toMatchObject({ path: 'scope.a' })
    expect(refusal(() => expand('z*m + a', [1])).details).toMatchObject({ path: 'scope' })
  })

  it('refuses a parameter that the formula does not use, by its name', () => {
    expect(refusal(() => expand('z*m + a', { a: 1, lambda: 2 })).details).toEqual({ path: 'scope.lambda', got: 2 })
    expect(expand('z*m + a = b', { a: 1, b: 3 }).coefficients).toEqual([
      [-2, 0],
      [0, 1],
    ])
  })

  it('leaves a file without one alone', () => {
    const file = { schema: CURVE_SCHEMA, family: 'algebraic', coefficients: [[1, 1]] } as const
    expect(expandFormula(file)).toBe(file)
  })
})
