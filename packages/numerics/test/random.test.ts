import { describe, expect, it } from 'vitest'
import { createRandom } from '../src/index.ts'

const COUNT = 100_000
const moments = (draw: () => number): number[] => {
  const sums = [0, 0, 0, 0]
  for (let k = 0; k < COUNT; k++) {
    const x = draw()
    for (let p = 0; p < 4; p++) sums[p]! += x ** (p + 1) / COUNT
  }
  return sums
}

describe('createRandom', () => {
  // Values of a second implementation of sfc32, in Python's whole numbers.
  it.each([
    [0, 0, [0.9817317219131122, 0.5801159137713449, 0.48707062736056117]],
    [2024, 0, [0.4915280776858356, 0.6071053402971852, 0.47661639336259876]],
    [2 ** 53 - 1, 7, [0.6438118693671026, 0.1457814127325694, 0.7330797751659013]],
  ])('is sfc32 from seed %i, stream %i', (seed, stream, expected) => {
    const { uniform } = createRandom(seed, stream)
    expect(expected.map(() => uniform())).toEqual(expected)
  })

  it('draws uniform and normal numbers', () => {
    moments(createRandom(1).uniform).forEach((x, p) => {
      expect(Math.abs(x - 1 / (p + 2))).toBeLessThan(0.005)
    })
    moments(createRandom(2).normal).forEach((x, p) => {
      expect(Math.abs(x - [0, 1, 0, 3][p]!)).toBeLessThan(0.06)
    })
  })

  it('has independent streams', () => {
    const first = createRandom(5)
    const second = createRandom(5, 1)
    let product = 0
    for (let k = 0; k < COUNT; k++) product += (first.normal() * second.normal()) / COUNT
    expect(Math.abs(product)).toBeLessThan(0.015)
  })

  it.each([-1, 0.5, 2 ** 53, Number.NaN])('refuses the seed %d', (seed) => {
    expect(() => createRandom(seed)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
    expect(() => createRandom(1, seed)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
