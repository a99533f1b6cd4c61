import { CURVE_SCHEMA, type CurveFile, type KnownCurve } from '@freecurve/core'

const file = (coefficients: readonly (readonly number[])[]): CurveFile => ({
  schema: CURVE_SCHEMA,
  family: 'algebraic',
  coefficients,
})

/** Members with closed forms. */
export const knownAlgebraicCurves: readonly KnownCurve[] = [
  {
    // 1 + z m + m² = 0.
    name: 'semicircle of variance 1',
    file: file([
      [1, 0, 1],
      [0, 1, 0],
    ]),
    mean: 0,
    variance: 1,
    cumulant3: 0,
    edges: [-2, 2],
    atoms: [],
    ratios: [2, 8, 50],
  },
  {
    // λ z m² + (z + λ − 1) m + 1 = 0 with λ = 1/4: edges (1 ± √λ)², κ_k = λ^{k−1}; an atom at 0 from ratio 1/λ.
    name: 'Marchenko–Pastur of ratio 1/4',
    file: file([
      [1, -0.75, 0],
      [0, 1, 0.25],
    ]),
    mean: 1,
    variance: 0.25,
    cumulant3: 0.0625,
    edges: [0.25, 2.25],
    atoms: [],
    ratios: [2, 4, 16],
  },
  {
    // (z² − d²) m² + (2 − d) z m + (1 − d) = 0 with d = 6: edges ±2√(d − 1), variance d; laws exist up to ratio d.
    name: 'Kesten–McKay of degree 6',
    file: file([
      [-5, 0, -36],
      [0, -4, 0],
      [0, 0, 1],
    ]),
    mean: 0,
    variance: 6,
    cumulant3: 0,
    edges: [-2 * Math.sqrt(5), 2 * Math.sqrt(5)],
    atoms: [],
    ratios: [2, 4],
  },
]
