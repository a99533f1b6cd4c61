import { describe, expect, it } from 'vitest'
import { addProduct, type Operand } from '../src/index.ts'
import { numbersFrom } from './matrices.ts'

const table = Float64Array.from({ length: 400_000 }, numbersFrom(23))
const entry = ({ table, at = 0, row, column = 1 }: Operand, i: number, c: number) => table[at + i * row + c * column]!

describe('addProduct', () => {
  it.each([
    [1, 1, 1],
    [3, 5, 7],
    [64, 256, 256],
    [67, 261, 515],
    [2, 600, 9],
    [130, 3, 1000],
  ])('is f A Bᵀ, added, for sizes %i %i %i, whichever way the tables lie', (rows, columns, depth) => {
    const pairs: readonly (readonly [Operand, Operand])[] = [
      [
        { table, at: 11, row: depth + 2 },
        { table, row: depth, at: 5 },
      ],
      [
        { table, row: 1, column: rows },
        { table, at: 3, row: 1, column: columns + 1 },
      ],
    ]
    for (const [left, right] of pairs) {
      const stride = columns + 3
      const target = new Float64Array(rows * stride + 2).fill(0.5)
      addProduct({ table: target, at: 2, row: stride }, { rows, columns, depth }, left, right, -2)
      for (let i = 0; i < rows; i += 1 + (i % 3))
        for (let j = 0; j < stride; j += 1 + (j % 2)) {
          let sum = 0
          for (let c = 0; c < depth; c++) sum += entry(left, i, c) * entry(right, j, c)
          expect(target[2 + i * stride + j]).toBeCloseTo(j < columns ? 0.5 - 2 * sum : 0.5, 10)
        }
    }
  })

  it('adds nothing for nothing', () => {
    const target = new Float64Array(6).fill(1)
    for (const sizes of [
      { rows: 0, columns: 2, depth: 2 },
      { rows: 2, columns: 0, depth: 2 },
      { rows: 2, columns: 2, depth: 0 },
    ])
      addProduct({ table: target, row: 3 }, sizes, { table, row: 3 }, { table, row: 3 })
    expect(target).toEqual(new Float64Array(6).fill(1))
  })

  it('has entries that do not depend on the rows around them', () => {
    const [rows, columns, depth] = [70, 300, 300]
    const whole = new Float64Array(rows * columns)
    const operands = [
      { table, row: depth },
      { table, row: depth, at: 7 },
    ] as const
    addProduct({ table: whole, row: columns }, { rows, columns, depth }, ...operands)
    const part = new Float64Array(2)
    addProduct(
      { table: part, row: 2 },
      { rows: 1, columns: 2, depth },
      { table, row: depth, at: 66 * depth },
      { table, row: depth, at: 7 + 261 * depth },
    )
    expect(part).toEqual(whole.slice(66 * columns + 261, 66 * columns + 263))
  })
})
