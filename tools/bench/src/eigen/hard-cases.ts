import { isFreecurveError, type SymmetricMatrix } from '@freecurve/core'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { lapackEigenvalues } from '@freecurve/lapack'
import { CONTENDERS, type Solve } from './contenders.ts'
import { errorOf } from './error-of.ts'
import { matrixOf, planted, randomSymmetric } from './matrices.ts'

/** What became of a hard matrix: the error in units of the norm, or the code of the error thrown. */
export interface HardCase {
  readonly name: string
  readonly size: number
  readonly ours: number | string
  readonly lapack: number | string
}

interface Case {
  readonly matrix: SymmetricMatrix
  /** Ascending. Where absent, ml-matrix is asked about the matrix divided by `unit`. */
  readonly exact?: Float64Array
  readonly unit?: number
}

const n = 300
const spectrum = (f: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => f(k)).sort()
const withSpectrum = (exact: Float64Array): Case => ({ matrix: planted(exact, 7), exact })
const times = (f: number): Case => ({ matrix: matrixOf(n, (i, j) => f * Math.sin(i * j + i + j)), unit: f })

const CASES: { readonly [name: string]: Case } = {
  'rank 5': withSpectrum(spectrum((k) => (k < 5 ? k + 1 : 0))),
  clustered: withSpectrum(spectrum((k) => 1 + (k % 3) + 1e-13 * k)),
  'graded spectrum, 16 decades': withSpectrum(spectrum((k) => 10 ** ((-16 * k) / (n - 1)))),
  'graded rows, 16 decades': { matrix: matrixOf(n, (i, j) => 10 ** ((-8 * (i + j)) / (n - 1)) * Math.cos(i - j)) },
  'entries about 1e160': times(1e160),
  'entries about 1e-160': times(1e-160),
  'entries about 1e-300': times(1e-300),
  'all ones': { matrix: matrixOf(n, () => 1), exact: spectrum((k) => (k === 0 ? n : 0)) },
  identity: { matrix: matrixOf(n, (i, j) => (i === j ? 1 : 0)), exact: spectrum(() => 1) },
  zero: { matrix: matrixOf(n, () => 0), exact: spectrum(() => 0) },
  tridiagonal: {
    matrix: matrixOf(n, (i, j) => (i === j ? 2 : i - j === 1 ? -1 : 0)),
    exact: spectrum((k) => 4 * Math.sin(((k + 1) * Math.PI) / (2 * (n + 1))) ** 2),
  },
  'block diagonal': { matrix: matrixOf(n, (i, j) => (i >> 4 === j >> 4 ? Math.sin(i * j + i + j) : 0)) },
  ...Object.fromEntries([1, 2, 3, 31, 32, 33].map((size) => [`n = ${size}`, { matrix: randomSymmetric(size, size) }])),
  'with NaN': { matrix: matrixOf(n, (i) => (i === 200 ? Number.NaN : 1)), exact: spectrum(() => 0) },
  'with infinity': { matrix: matrixOf(n, (i) => (i === 200 ? Infinity : 1)), exact: spectrum(() => 0) },
  'beyond the largest double': { matrix: matrixOf(n, () => 1.5e308), exact: spectrum(() => 0) },
}

/** Every hard case, by us and by LAPACK. */
export async function runHardCases(): Promise<readonly HardCase[]> {
  const results: HardCase[] = []
  for (const [name, one] of Object.entries(CASES)) {
    const exact = one.exact ?? (await oracle(one))
    results.push({
      name,
      size: one.matrix.size,
      ours: await outcome(symmetricEigenvalues, one.matrix, exact),
      lapack: await outcome(lapackEigenvalues, one.matrix, exact),
    })
  }
  return results
}

async function oracle({ matrix: { size, data }, unit = 1 }: Case): Promise<Float64Array> {
  const values = await CONTENDERS['ml-matrix']({ size, data: data.map((x) => x / unit) })
  return values.map((x) => x * unit)
}

async function outcome(solve: Solve, matrix: SymmetricMatrix, exact: Float64Array): Promise<number | string> {
  try {
    return errorOf(await solve(matrix), exact)
  } catch (thrown) {
    if (!isFreecurveError(thrown)) throw thrown
    return thrown.code
  }
}
