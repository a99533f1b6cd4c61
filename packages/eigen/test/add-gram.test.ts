import { describe, expect, it } from 'vitest'
import { addGram, mirrorLower } from '../src/index.ts'
import { numbersFrom } from './matrices.ts'

const next = numbersFrom(17)
const stride = 1300
const table = Float64Array.from({ length: 71 * stride }, next)
const gram = (rows: Float64Array, size: number, from: number, to: number, factor?: number) => {
  const data = new Float64Array(size * size)
  addGram(data, size, { table: rows, stride, from, to }, factor)
  mirrorLower(data, size)
  return data
}

describe('addGram', () => {
  it.each([0, 1, 2, 3, 70, 71])('is f V Vᵀ for %i rows', (size) => {
    const data = gram(table, size, 3, 1290, -0.5)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j += 7) {
        let sum = 0
        for (let c = 3; c < 1290; c++) sum += table[i * stride + c]! * table[j * stride + c]!
        expect(data[i * size + j]).toBeCloseTo(-sum / 2, 10)
        expect(data[j * size + i]).toBe(data[i * size + j])
      }
  })

  it('adds nothing for no columns, and takes no notice of what was there before', () => {
    expect(gram(table, 5, 7, 7)).toEqual(new Float64Array(25))
    const before = gram(table, 6, 0, 11)
    gram(
      table.map(() => Number.NaN),
      7,
      0,
      600,
    )
    expect(gram(table, 6, 0, 11)).toEqual(before)
  })

  it('has entries that do not depend on the rows around them', () => {
    const whole = gram(table, 71, 0, 700)
    const part = gram(table.subarray(3 * stride), 50, 0, 700)
    for (let i = 0; i < 50; i++) for (let j = 0; j < 50; j++) expect(part[i * 50 + j]).toBe(whole[(i + 3) * 71 + j + 3])
  })

  it('adds up over columns, and permutes with the rows bit by bit', () => {
    const whole = gram(table, 5, 0, 1024)
    const halves = gram(table, 5, 0, 512).map((x, k) => x + gram(table, 5, 512, 1024)[k]!)
    expect(whole).toEqual(halves)
    const order = [4, 2, 0, 3, 1]
    const permuted = new Float64Array(5 * stride)
    order.forEach((row, k) => {
      permuted.set(table.subarray(row * stride, (row + 1) * stride), k * stride)
    })
    const other = gram(permuted, 5, 0, 1024)
    order.forEach((row, k) => {
      order.forEach((column, l) => {
        expect(other[k * 5 + l]).toBe(whole[row * 5 + column])
      })
    })
  })
})
