import type { StoredArray } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { symmetricView } from '../src/index.ts'
import { codeOf, sparseOf, storedArray, storedOf } from './stored.ts'

const all = Uint32Array.of(0, 1)
const entriesOf = async (array: StoredArray) => (await symmetricView.source(array)).principal(all)

describe('the array itself', () => {
  it('takes the mean of two entries that differ by rounding, of the file’s own number type', async () => {
    const { data } = await entriesOf(
      storedOf([
        [1, 2],
        [2 + 2 ** -43, 3],
      ]),
    )
    expect([...data]).toEqual([1, 2 + 2 ** -44, 2 + 2 ** -44, 3])
    const rounded = [
      [1, 2],
      [2.00001, 3],
    ]
    expect(await codeOf(entriesOf(storedOf(rounded)))).toBe('E_MATRIX')
    expect((await entriesOf(storedOf(rounded, 'float32'))).data[1]).toBeCloseTo(2.000005, 12)
  })

  const random = createRandom(11)
  const indices = (n: number) => Uint32Array.from({ length: n }, (_, k) => k)
  const takenAs = async (rows: readonly (readonly number[])[], type: string) =>
    codeOf(symmetricView.source(storedOf(rows, type)).then((source) => source.principal(indices(rows.length))))
  const TAKEN = 'nothing was thrown'
  const tableOf = (n: number, entry: (i: number, j: number) => number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => entry(i, j)))

  it.each(['float64', 'float32', 'float16', 'bfloat16'])('%s: no diagonal hides independent entries', async (type) => {
    for (const strength of [0, 1, 1e2, 1e5, 1e8, 1e12]) {
      const rows = tableOf(60, (i, j) => random.normal() + (i === j ? strength * (1 + 1e-4 * random.uniform()) : 0))
      expect(await takenAs(rows, type), `strength ${strength}`).toBe('E_MATRIX')
    }
  })

  it('a small part that is not symmetric is not hidden by a symmetric one and the diagonal', async () => {
    const both = tableOf(60, (i, j) => (i === j ? 1e5 : 20 * Math.cos((i + 1) * (j + 1))))
    expect(await takenAs(both, 'float32')).toBe(TAKEN)
    expect(
      await takenAs(
        both.map((row, i) => row.map((x, j) => x + (i > j ? random.normal() : 0))),
        'float32',
      ),
    ).toBe('E_MATRIX')
  })

  /** Σ_c a_c b_c in single precision, from the first term on or from the last. */
  const single = (a: readonly number[], b: readonly number[], backwards: boolean) => {
    let sum = 0
    for (let k = 0; k < a.length; k++) {
      const c = backwards ? a.length - 1 - k : k
      sum = Math.fround(sum + Math.fround(a[c]! * b[c]!))
    }
    return sum
  }
  const points = Array.from({ length: 50 }, () => Array.from({ length: 400 }, () => Math.fround(random.normal())))
  const products = tableOf(50, (i, j) => single(points[i]!, points[j]!, j > i))
  const distances = products.map((row, i) =>
    row.map((x, j) => (i === j ? 0 : Math.fround(Math.fround(products[i]![i]! + products[j]![j]!) - 2 * x))),
  )

  it.each([
    ['Gram', products],
    ['distance', distances],
    ['Gaussian kernel', distances.map((row) => row.map((d) => Math.fround(Math.exp(-d / 80))))],
    [
      'shifted Gram',
      tableOf(50, (i, j) =>
        single(
          points[i]!.map((x) => Math.fround(x + 3)),
          points[j]!.map((x) => Math.fround(x + 3)),
          j > i,
        ),
      ),
    ],
  ])('takes a %s matrix that was summed in two orders in single precision', async (_name, rows) => {
    expect(rows.some((row, i) => row.some((x, j) => x !== rows[j]![i]))).toBe(true)
    expect(await takenAs(rows, 'float32')).toBe(TAKEN)
    expect(await takenAs(rows, 'float64')).toBe('E_MATRIX')
  })

  it('takes no scale for a difference', async () => {
    for (const scale of [1e-300, 1e300]) {
      expect(
        await takenAs(
          products.map((row) => row.map((x) => x * scale)),
          'float32',
        ),
      ).toBe(TAKEN)
      const skew = tableOf(20, () => random.normal() * scale)
      expect(await takenAs(skew, 'float32')).toBe('E_MATRIX')
    }
  })

  it('keeps every bit of a symmetric matrix, the smallest numbers too', async () => {
    const rows = [
      [5e-324, -0],
      [-0, 1.7e308],
    ]
    expect([...(await entriesOf(storedOf(rows))).data].every((x, k) => Object.is(x, rows.flat()[k]))).toBe(true)
  })

  it.each([
    [
      'not symmetric',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'not square',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])('%s: refused', async (_name, rows) => {
    expect(await codeOf(entriesOf(storedOf(rows)))).toBe('E_MATRIX')
  })

  it.each([
    [
      'NaN',
      [
        [1, Number.NaN],
        [Number.NaN, 2],
      ],
    ],
    [
      '∞ on the diagonal',
      [
        [1, 0],
        [0, Number.POSITIVE_INFINITY],
      ],
    ],
    [
      '∞ above it',
      [
        [1, Number.NEGATIVE_INFINITY],
        [0, 1],
      ],
    ],
  ])('%s: refused', async (_name, rows) => {
    expect(await codeOf(entriesOf(storedOf(rows)))).toBe('E_MATRIX')
  })

  const hermitian = (imaginary: readonly number[]): StoredArray =>
    storedArray(
      { values: Float64Array.of(1, 2, 2, 3), imaginary: Float64Array.from(imaginary), shape: [2, 2] },
      'complex128',
    )

  it('takes a Hermitian matrix, and no other complex one', async () => {
    expect(await entriesOf(hermitian([0, 5, -5, 0]))).toEqual({
      size: 2,
      data: Float64Array.of(1, 2, 2, 3),
      imaginary: Float64Array.of(0, 5, -5, 0),
    })
    expect(await codeOf(entriesOf(hermitian([0, 5, 5, 0])))).toBe('E_MATRIX')
    expect(await codeOf(entriesOf(hermitian([1, 5, -5, 0])))).toBe('E_MATRIX')
  })

  it('compares all of a sparse matrix with its transpose, not what a sample holds of it', async () => {
    const shifted = Array.from({ length: 50 }, (_, i) => [i, (i + 1) % 50, 1] as const)
    expect(await codeOf(symmetricView.source(sparseOf(50, shifted)))).toBe('E_MATRIX')
    const both = shifted.flatMap(
      ([i, j, x]) =>
        [
          [i, j, x],
          [j, i, x],
        ] as const,
    )
    const source = await symmetricView.source(sparseOf(50, both))
    expect([...(await source.principal(Uint32Array.of(7, 3, 8))).data]).toEqual([0, 0, 1, 0, 0, 0, 1, 0, 0])
  })

  it('suits square arrays only', () => {
    const shapes = [[2, 2], [2, 3], [4], [], [2, 2, 2]]
    expect(shapes.map((shape) => symmetricView.suits({ ...storedOf([[1]]), shape }))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
