import type { Eigensolver, EigensolverOptions } from '@freecurve/core'
import {
  eigensolverLaws,
  matrixViewLaws,
  modelAdapterLaws,
  spectrumReaderLaws,
  spectrumWriterLaws,
} from '@freecurve/core/testing'
import { standardRegistry } from '../src/index.ts'
import { mutantsBreak } from './mutants-break.ts'

const reader = standardRegistry.get('spectrum-reader', 'npy')
const readers = standardRegistry.list('spectrum-reader')
const writer = standardRegistry.get('spectrum-writer', 'npy')
const adapter = standardRegistry.get('model-adapter', 'glm-hessian')
const solver = standardRegistry.get('eigensolver', 'wasm')

const valuesThen = (
  change: (values: Float64Array, options: EigensolverOptions) => Float64Array | readonly number[],
): Eigensolver => ({
  ...solver,
  eigenvalues: async (matrix, options = {}) =>
    Float64Array.from(change(await solver.eigenvalues(matrix, options), options)),
})

const solverMutants: { readonly [law: string]: Eigensolver } = {
  'small matrices have the eigenvalues that are known': valuesThen((values) => values.map((x) => x * (1 + 1e-9))),
  'eigenvalues ascend, as many as there are rows': valuesThen((values) => values.reverse()),
  'trace and Frobenius norm are kept': valuesThen((values) => values.map((x, k) => (k > 5 ? x * (1 + 1e-9) : x))),
  'Hermitian matrices have the eigenvalues that are known': {
    ...solver,
    eigenvalues: ({ size, data }, options) => solver.eigenvalues({ size, data }, options),
  },
  'the unit of the matrix does not matter': valuesThen((values) => values.map((x) => (Math.abs(x) < 1e-150 ? 0 : x))),
  'the matrix is left alone': {
    ...solver,
    eigenvalues: async (matrix, options) => {
      const values = await solver.eigenvalues(matrix, options)
      matrix.data[0]! += 1
      return values
    },
  },
  'what is no symmetric or Hermitian matrix is refused': {
    ...solver,
    eigenvalues: async (matrix, options) =>
      solver.eigenvalues(matrix, options).catch(() => new Float64Array(matrix.size)),
  },
  'threads change nothing': valuesThen((values, { threads = 1 }) =>
    threads > 1 ? values.map((x) => x * (1 + 1e-9)) : values,
  ),
  'a number of threads that is none is refused': {
    ...solver,
    eigenvalues: (matrix, options) => solver.eigenvalues(matrix, { ...options, threads: 1 }),
  },
  'a signal ends the work': {
    ...solver,
    eigenvalues: (matrix, options) => solver.eigenvalues(matrix, { ...options, signal: undefined }),
  },
  'progress ascends from 0 to 1': {
    ...solver,
    eigenvalues: (matrix, options) => solver.eigenvalues(matrix, { ...options, onProgress: undefined }),
  },
}

const view = standardRegistry.get('matrix-view', 'symmetric')

const submatrixThen = (change: (data: Float64Array, indices: Uint32Array) => void): typeof view => ({
  ...view,
  source: async (array, options) => {
    const source = await view.source(array, options)
    return {
      ...source,
      principal: async (indices, asked) => {
        const matrix = await source.principal(indices, asked)
        change(matrix.data, indices)
        return matrix
      },
    }
  },
})

const viewMutants: { readonly [law: string]: typeof view } = {
  'a principal submatrix holds the entries of the whole': submatrixThen((data) => data.sort()),
  'submatrices are symmetric': submatrixThen((data, { length }) => {
    if (length > 1) data[1]! += 1e-9
  }),
  'an index out of range or repeated is refused': {
    ...view,
    source: async (array, options) => {
      const source = await view.source(array, options)
      return {
        ...source,
        principal: (indices) => source.principal(new Uint32Array(new Set(indices.filter((k) => k < source.size)))),
      }
    },
  },
  'an array of three dimensions is refused': {
    ...view,
    source: (array, options) => view.source({ ...array, shape: array.shape.slice(0, 2) }, options),
  },
}

const junkReader = { ...reader, recognizes: () => true, open: async () => [] }

mutantsBreak([
  ['eigensolver', (mutant: Eigensolver) => eigensolverLaws(mutant), solverMutants],
  [
    'spectrum-reader',
    (mutant: typeof reader) => spectrumReaderLaws(mutant),
    {
      'binary junk is not recognised': junkReader,
      'binary junk is refused': junkReader,
      'no bytes are refused': junkReader,
    },
  ],
  [
    'spectrum-writer',
    (mutant: typeof writer) => spectrumWriterLaws(mutant, readers),
    {
      'what is written is read back bit for bit': {
        ...writer,
        write: (values) => writer.write(values.map(Math.fround)),
      },
    },
  ],
  ['matrix-view', (mutant: typeof view) => matrixViewLaws(mutant), viewMutants],
  [
    'model-adapter',
    (mutant: typeof adapter) => modelAdapterLaws(mutant),
    {
      'what is no model is refused': {
        ...adapter,
        source: () => ({ size: 1, label: '', principal: async () => ({ size: 1, data: new Float64Array(1) }) }),
      },
    },
  ],
])
