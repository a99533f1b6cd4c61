import {
  type Curve,
  defineCurveFamily,
  defineEigensolver,
  defineEnsemble,
  defineFlow,
  defineMatrixView,
  defineModelAdapter,
  defineSpectrumReader,
  defineSpectrumWriter,
  type ModelHost,
} from '@freecurve/core'

const curve: Curve = {
  family: 'toy',
  polynomial: () => ({ degreeZ: 1, degreeM: 1, coefficients: [[1], [1]] }),
  toJSON: () => ({ schema: 'freecurve/curve@1', family: 'toy' }),
}

/** A reader that knows nothing, under any id. */
export const reader = <const I extends string>(id: I) => {
  const made = defineSpectrumReader({
    id,
    summary: 'reads nothing',
    extensions: [],
    recognizes: () => false,
    open: async () => [],
  })
  return made as typeof made & { readonly id: I }
}

export const facts = { id: 'toy', summary: 'a toy' } as const

const host: ModelHost = {
  array: () => Promise.reject(new Error('no files')),
  arrays: () => Promise.reject(new Error('no files')),
  bytes: () => Promise.reject(new Error('no files')),
  json: () => Promise.reject(new Error('no files')),
}

/** One whole plugin of every kind. */
export const onePerKind = [
  defineCurveFamily({
    ...facts,
    fit: () => ({ status: 'refused', reasons: [], curve: null, residual: null, details: {} }),
    fromJSON: () => curve,
    known: [
      {
        name: 'toy',
        file: curve.toJSON(),
        mean: 0,
        variance: 1,
        cumulant3: 0,
        edges: [-2, 2],
        atoms: [],
        ratios: [2],
      },
    ],
  }),
  defineFlow({
    ...facts,
    carry: (_curve, ratio) => ({
      ratio,
      law: { status: 'certified', reasons: [], atoms: [], bulks: [] },
      curve,
      stieltjes: () => null,
    }),
    events: () => null,
    horizon: () => null,
  }),
  reader('toy'),
  defineSpectrumWriter({ ...facts, extensions: ['toy'], write: () => new Uint8Array() }),
  defineMatrixView({
    ...facts,
    suits: () => false,
    source: async () => ({ size: 1, label: 'toy', principal: async () => ({ size: 1, data: Float64Array.of(1) }) }),
  }),
  defineModelAdapter({
    ...facts,
    open: async () => ({ size: 1, label: 'toy', principal: async () => ({ size: 1, data: Float64Array.of(1) }) }),
    example: { description: {}, host },
  }),
  defineEnsemble({
    ...facts,
    curve: () => curve,
    sample: (size) => new Float64Array(size),
    facts: () => ({ edges: [-2, 2], atoms: [], moments: [0, 1, 0, 2] }),
  }),
  defineEigensolver({ ...facts, eigenvalues: async ({ size }) => new Float64Array(size) }),
] as const
