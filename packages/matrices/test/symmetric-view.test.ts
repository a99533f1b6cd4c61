import type { StoredArray } from '@freecurve/core'
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
        [2 + 1e-12, 3],
      ]),
    )
    expect([...data]).toEqual([1, 2 + 5e-13, 2 + 5e-13, 3])
    const rounded = [
      [1, 2],
      [2.00001, 3],
    ]
    expect(await codeOf(entriesOf(storedOf(rounded)))).toBe('E_MATRIX')
    expect((await entriesOf(storedOf(rounded, 'float32'))).data[1]).toBeCloseTo(2.000005, 12)
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
