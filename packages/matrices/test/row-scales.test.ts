import type { SymmetricMatrix } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { balancedScales } from '../src/sampling/balanced-scales.ts'
import { rowScales, scaleKind, withoutScales } from '../src/sampling/row-scales.ts'

const matrixOf = (size: number, entry: (i: number, j: number) => number): SymmetricMatrix => ({
  size,
  data: Float64Array.from({ length: size * size }, (_, k) => entry(Math.floor(k / size), k % size)),
})

/** √(d_i d_j) G_ij/√n with G Gaussian orthogonal. */
function scaledGaussian(scales: readonly number[], seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  const size = scales.length
  const noise = matrixOf(size, () => random.normal())
  return matrixOf(
    size,
    (i, j) => noise.data[Math.max(i, j) * size + Math.min(i, j)]! * Math.sqrt((scales[i]! * scales[j]!) / size),
  )
}
/** The scales of the kind that suits. */
const scalesOf = (matrix: SymmetricMatrix): Float64Array | null => {
  const kind = scaleKind(matrix)
  return kind === null ? null : rowScales(matrix, kind)
}

const alike = Array.from({ length: 400 }, () => 1)
const spread = Array.from({ length: 400 }, (_, k) => 10 ** (-1 + k / 200))

describe('the scales of rows', () => {
  it('are a positive diagonal, and what is left has a diagonal of ones', () => {
    const matrix = matrixOf(5, (i, j) => (i === j ? i + 1 : 0.1))
    const scales = scalesOf(matrix)!
    expect([...scales]).toEqual([1, 2, 3, 4, 5])
    const { data } = withoutScales(matrix, scales)
    for (let i = 0; i < 5; i++) expect(data[6 * i]).toBeCloseTo(1, 14)
    expect(data[1]).toBeCloseTo(0.1 / Math.sqrt(2), 14)
  })

  it('of Gaussian entries are found from the entries, whatever their unit', () => {
    for (const unit of [1, 1e-200, 1e200]) {
      const { size, data } = scaledGaussian(spread, 3)
      const found = scalesOf({ size, data: data.map((x) => unit * x) })!
      const errors = spread.map((d, k) => Math.log(found[k]! / unit / d))
      const deviation = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / size)
      expect(deviation).toBeLessThan(0.15)
    }
  })

  it('balance: every row of what is left has norm 1, of a Hermitian matrix too', () => {
    const [real, other] = [scaledGaussian(spread, 5), scaledGaussian(spread, 6)]
    const imaginary = other.data.map((x, k) => x * Math.sign(Math.floor(k / 400) - (k % 400)))
    const matrix = { ...real, imaginary }
    const rest = withoutScales(matrix, balancedScales(matrix)!)
    for (let i = 0; i < 400; i += 57) {
      const norm = [rest.data, rest.imaginary!]
        .flatMap((part) => [...part.subarray(400 * i, 400 * (i + 1))])
        .reduce((sum, x) => sum + x * x, 0)
      expect(Math.abs(norm - 1)).toBeLessThan(0.011)
    }
  })

  it('of a diagonal matrix of both signs are its absolute values', () => {
    const found = scalesOf(matrixOf(6, (i, j) => (i === j ? (-2) ** i : 0)))!
    found.forEach((d, i) => {
      expect(Math.abs(d / 2 ** i - 1)).toBeLessThan(0.02)
    })
  })

  it('are of one kind for all submatrices: units of different kinds differ', () => {
    const positive = scaledGaussian(spread, 9)
    const mixed = {
      ...positive,
      data: positive.data.map((x, k) => (k % 401 === 0 ? (k === 0 ? -9 : 9) * spread[k / 401]! : x)),
    }
    expect([scaleKind(positive), scaleKind(mixed)]).toEqual(['balanced', 'norms'])
    expect(rowScales(mixed, 'diagonal')).toBeNull()
    const rounding = matrixOf(5, (i, j) => (i === j ? (i === 0 ? 1e-31 : i) : 0))
    expect([scaleKind(rounding), rowScales(rounding, 'norms')]).toEqual([null, null])
  })

  it.each([
    ['rows alike by chance', scaledGaussian(alike, 7)],
    ['a few rows alike by chance', scaledGaussian(alike.slice(0, 60), 7)],
    ['a diagonal that varies by less than a tenth', matrixOf(50, (i, j) => (i === j ? 1 + 0.2 * (i / 49) : 0))],
    ['a row of zeros', matrixOf(5, (i, j) => (i === 0 || j === 0 ? 0 : i + j))],
    ['zeros', matrixOf(5, () => 0)],
    ['a star: no scales make its rows alike', matrixOf(5, (i, j) => (i !== j && (i === 0 || j === 0) ? 1 : 0))],
  ])('there are none of %s', (_, matrix) => expect(scalesOf(matrix)).toBeNull())
})
