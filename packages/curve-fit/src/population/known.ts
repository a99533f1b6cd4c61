import { CURVE_SCHEMA, type CurveFile, type KnownCurve, type PopulationParameters } from '@freecurve/core'

const file = (parameters: PopulationParameters): CurveFile => ({
  schema: CURVE_SCHEMA,
  family: 'population',
  parameters,
})

/**
 * Members with closed forms. Of the law: mean ∫t dH, variance ∫t² dH − mean² + c mean², and κ₃ = its third central moment from
 * the companion's free cumulants c ∫t^k dH.
 */
export const knownPopulationCurves: readonly KnownCurve[] = [
  {
    // Marchenko–Pastur: edges t(1 ± √c)², variance c t², κ₃ = c² t³.
    name: 'one variance, more samples than features',
    file: file({ values: [2], weights: [1], aspectRatio: 0.25 }),
    mean: 2,
    variance: 1,
    cumulant3: 0.5,
    edges: [0.5, 4.5],
    atoms: [],
    ratios: [2, 8],
    flow: 'deformed',
    fitOptions: { aspectRatio: 0.25 },
  },
  {
    name: 'one variance, more features than samples',
    file: file({ values: [1], weights: [1], aspectRatio: 4 }),
    mean: 1,
    variance: 4,
    cumulant3: 16,
    edges: [1, 9],
    atoms: [{ x: 0, weight: 0.75 }],
    ratios: [2, 8],
    flow: 'deformed',
    fitOptions: { aspectRatio: 4 },
  },
  {
    // Edges: z′(v) = 0 for z = −1/v + 0.0375·2/(1 + 2v) + 0.0125·5.5/(1 + 5.5v), a quartic in v, solved to 40 digits (reference/laws.json).
    name: 'two variances, two bulks',
    file: file({ values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 }),
    mean: 2.875,
    variance: 2.710_156_25,
    cumulant3: 5.0694677734375,
    edges: [1.271942644768898, 2.796717409578293, 4.465954791747979, 6.910028011047687],
    atoms: [],
    ratios: [2, 10, 32],
    flow: 'deformed',
    fitOptions: { aspectRatio: 0.05 },
  },
]
