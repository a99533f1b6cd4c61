import type {
  Eigensolver,
  EigensolverOptions,
  HermitianMatrix,
  MatrixSource,
  ModelAdapter,
  OptionValues,
  StoredArray,
  SymmetricMatrix,
} from '@freecurve/core'
import {
  eigensolverLaws,
  matrixViewLaws,
  modelAdapterLaws,
  spectrumReaderLaws,
  spectrumWriterLaws,
} from '@freecurve/core/testing'
import { standardRegistry } from '../src/index.ts'
import { mutantsBreak } from './mutants-break.ts'

type Source = MatrixSource<SymmetricMatrix | HermitianMatrix>

const mapValues = <A, B>(record: { readonly [key: string]: A }, f: (value: A) => B): { readonly [key: string]: B } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

const without = <T>(field: string, record: T): T =>
  Object.fromEntries(Object.entries(record as object).filter(([name]) => name !== field)) as T

const reader = standardRegistry.get('spectrum-reader', 'npy')
const readers = standardRegistry.list('spectrum-reader')
const writer = standardRegistry.get('spectrum-writer', 'npy')
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

/** A source that is wrong in one way, by the law that finds it. */
const sourceMutants: { readonly [law: string]: (source: Source) => Source } = {
  'a principal submatrix holds the entries of the whole': submatrixThen((data) => data.sort()),
  'submatrices are symmetric': submatrixThen((data, { length }) => {
    if (length > 1) data[1]! += 1e-9
  }),
  'an index out of range or repeated is refused': (source) => ({
    ...source,
    principal: (indices) => source.principal(new Uint32Array(new Set(indices.filter((k) => k < source.size)))),
  }),
}

function submatrixThen(change: (data: Float64Array, indices: Uint32Array) => void): (source: Source) => Source {
  return (source) => ({
    ...source,
    principal: async (indices, asked) => {
      const matrix = await source.principal(indices, asked)
      change(matrix.data, indices)
      return matrix
    },
  })
}

const view = standardRegistry.get('matrix-view', 'symmetric')

const viewMutants: { readonly [law: string]: typeof view } = {
  ...mapValues(sourceMutants, (mutated) => ({
    ...view,
    source: async (array: StoredArray, options?: OptionValues) => mutated(await view.source(array, options)),
  })),
  'an array of three dimensions is refused': {
    ...view,
    source: (array, options) => view.source({ ...array, shape: array.shape.slice(0, 2) }, options),
  },
}

const adapter: ModelAdapter = standardRegistry.get('model-adapter', 'random-features')

const opensTo = (mutated: (source: Source) => Source): ModelAdapter => ({
  ...adapter,
  open: async (...asked) => mutated(await adapter.open(...asked)) as MatrixSource,
})

let opened = 0

const adapterMutants: { readonly [law: string]: ModelAdapter } = {
  ...mapValues(sourceMutants, opensTo),
  'a model opened twice is one matrix, bit by bit': opensTo((source) => {
    const drift = Number.EPSILON * 4 * ++opened
    return submatrixThen((data) => {
      data[0]! *= 1 + drift
    })(source)
  }),
  'all eigenvalues, where they are known, have the sum of the diagonal': opensTo((source) => ({
    ...source,
    eigenvalues: async () => (await source.eigenvalues!()).map((x) => x * (1 + 1e-9)),
  })),
  'all eigenvalues, where they are known, have the sum of squares of the entries': opensTo((source) => ({
    ...source,
    eigenvalues: async () => {
      const values = await source.eigenvalues!()
      return values.fill(values.reduce((sum, x) => sum + x / values.length, 0))
    },
  })),
  'what is no model is refused': {
    ...adapter,
    open: (description, ...rest) =>
      adapter.open(Object.keys(description ?? {}).length === 0 ? adapter.example.description : description, ...rest),
  },
  'a field that nobody reads is refused': {
    ...adapter,
    open: (description, ...rest) => adapter.open(without('unread', description), ...rest),
  },
  'an option that nobody reads is refused': {
    ...adapter,
    open: (description, host, options = {}) => adapter.open(description, host, without('unread', options)),
  },
  'an aborted signal ends the opening': {
    ...adapter,
    open: (description, host, options) => adapter.open(description, host, options),
  },
  'progress of the opening is told in shares of steps that have names': {
    ...adapter,
    open: (description, host, options, opening) => {
      for (const percent of [50, 100]) opening?.onProgress?.(percent, 'opening')
      return adapter.open(description, host, options, opening)
    },
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
  ['model-adapter', (mutant: ModelAdapter) => modelAdapterLaws(mutant), adapterMutants],
])
