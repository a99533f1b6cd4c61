import { atomWeightAt, curveAtoms, gramAtomWeight, realPoles } from '@freecurve/atoms'
import { bivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'

/** (z² − d²) m² + (2 − d) z m + (1 − d). */
const kestenMcKay = (d: number) =>
  bivariate([
    [1 - d, 0, -d * d],
    [0, 2 - d, 0],
    [0, 0, 1],
  ])
/** λ z m² + (z + λ − 1) m + 1. */
const marchenkoPastur = (lambda: number) =>
  bivariate([
    [1, lambda - 1, 0],
    [0, 1, lambda],
  ])

describe('poles of the sheets of a curve', () => {
  it.each([0.25, 0.5, 2, 5])('Marchenko–Pastur of ratio %d: w₀ = 1 − 1/λ at 0, born at 1/λ', (lambda) => {
    const [atom, ...more] = curveAtoms(marchenkoPastur(lambda))
    expect(more).toEqual([])
    expect(atom!.x).toBe(0)
    expect(atom!.weight).toBeCloseTo(1 - 1 / lambda, 14)
    expect(atom!.birthRatio).toBeCloseTo(1 / lambda, 14)
  })

  it('Kesten–McKay: 1 − d/2 at ±d', () => {
    const atoms = curveAtoms(kestenMcKay(6))
    expect(atoms.map(({ x }) => x)).toEqual([-6, 6].map((x) => expect.closeTo(x, 13)))
    expect(atoms.map(({ weight }) => weight)).toEqual([-2, -2].map((w) => expect.closeTo(w, 12)))
  })

  it('a pole that two sheets share counts both', () => {
    // Fuss–Catalan at ratio 2: −2 − 2 z m + 8 m (z m + 1/2)²; its atom 1/2 at 0 sits on the edge of the bulk.
    const atoms = curveAtoms(
      bivariate([
        [-2, 2, 0, 0],
        [0, -2, 8, 0],
        [0, 0, 0, 8],
      ]),
    )
    expect(atoms).toEqual([{ x: 0, weight: expect.closeTo(0.5, 14), birthRatio: expect.closeTo(0.5, 14), sheets: 2 }])
  })

  it('a hard edge is an atom of weight 0, born at ratio 1', () => {
    expect(curveAtoms(marchenkoPastur(1))).toEqual([{ x: 0, weight: 0, birthRatio: 1, sheets: 2 }])
    // Fuss–Catalan: z² m³ − z m − 1, m ~ z^{−2/3} on three sheets.
    const fussCatalan = bivariate([
      [-1, 0, 0, 0],
      [0, -1, 0, 0],
      [0, 0, 0, 1],
    ])
    expect(curveAtoms(fussCatalan)).toEqual([{ x: 0, weight: 0, birthRatio: 1, sheets: 3 }])
  })

  it('a curve whose sheets stay finite has none', () => {
    const semicircle = bivariate([
      [1, 0, 1],
      [0, 1, 0],
    ])
    expect(realPoles(semicircle)).toEqual([])
    expect(curveAtoms(semicircle)).toEqual([])
  })

  it('every sum of point masses is read off its curve', () => {
    // m = −Σ w/(z − x) for (−1, 0.2), (3, 0.8): (z + 1)(z − 3) m + 0.2 (z − 3) + 0.8 (z + 1).
    const atoms = curveAtoms(
      bivariate([
        [0.2, -3],
        [1, -2],
        [0, 1],
      ]),
    )
    expect(atoms.map(({ x, weight }) => [x, weight])).toEqual([
      [expect.closeTo(-1, 14), expect.closeTo(0.2, 14)],
      [expect.closeTo(3, 14), expect.closeTo(0.8, 14)],
    ])
  })
})

describe('atomWeightAt', () => {
  it('is 1 − (1 − w₀)/τ from the birth ratio on, and zero before', () => {
    expect(atomWeightAt(0.2, 8)).toBeCloseTo(0.9, 15)
    expect(atomWeightAt(-2, 3)).toBe(0)
    expect(atomWeightAt(-2, 2)).toBe(0)
    expect(atomWeightAt(-2, 4)).toBe(0.25)
    expect(atomWeightAt(0.5, 1)).toBe(0.5)
  })

  it('composes: growing by a and then by b is growing by a b', () => {
    for (const w of [-2, 0, 0.3]) {
      const two = 1 - (1 - (1 - (1 - w) / 5)) / 3
      expect(Math.max(0, two)).toBeCloseTo(atomWeightAt(w, 15), 15)
    }
  })
})

describe('the atom of a sample covariance matrix', () => {
  it.each([
    [0, 0.5, 0],
    [0, 1, 0],
    [0, 4, 0.75],
    [0.3, 0.5, 0.3],
    [0.3, 4, 0.75],
    [0.8, 4, 0.8],
  ])('with a share %d of population zeros at aspect ratio %d weighs %d', (zeros, aspectRatio, weight) => {
    expect(gramAtomWeight(zeros, aspectRatio)).toBe(weight)
  })
})
