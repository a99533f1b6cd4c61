import { CURVE_SCHEMA, type CurveFile, type FreeLevyParameters, type KnownCurve } from '@freecurve/core'

const file = (parameters: FreeLevyParameters): CurveFile => ({ schema: CURVE_SCHEMA, family: 'free-levy', parameters })

/** Members with closed forms: the laws every flow and every family is tested on. */
export const knownFreeLevyCurves: readonly KnownCurve[] = [
  {
    name: 'semicircle of variance 1',
    file: file({ a: 0.5, sigma2: 1, rates: [], jumps: [] }),
    mean: 0.5,
    variance: 1,
    cumulant3: 0,
    edges: [-1.5, 2.5],
    atoms: [],
    ratios: [2, 8, 50],
  },
  {
    // Marchenko–Pastur: edges t(1 ± √r)², atom 1 − r at 0.
    name: 'Marchenko–Pastur with an atom',
    file: file({ a: 0, sigma2: 0, rates: [0.25], jumps: [1] }),
    mean: 0.25,
    variance: 0.25,
    cumulant3: 0.25,
    edges: [0.25, 2.25],
    atoms: [{ x: 0, weight: 0.75 }],
    ratios: [2, 8, 50],
  },
  {
    name: 'Marchenko–Pastur on the negative axis',
    file: file({ a: 1, sigma2: 0, rates: [4], jumps: [-0.5] }),
    mean: -1,
    variance: 1,
    cumulant3: -0.5,
    edges: [-3.5, 0.5],
    atoms: [],
    ratios: [2, 8],
  },
]
