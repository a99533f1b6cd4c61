import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascendingOrder } from '../src/index.ts'

const SEED = 20_256

/** Keys of few and of many bits, with ties. */
const keys = fc
  .array(fc.oneof(fc.nat(5), fc.nat(2 ** 16 + 3), fc.integer({ min: 2 ** 32 - 3, max: 2 ** 32 - 1 })), {
    maxLength: 40,
  })
  .map((list) => Uint32Array.from(list))

describe('ascending order', () => {
  it('is that of a stable sort by comparing', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const expected = [...list.keys()].sort((a, b) => list[a]! - list[b]!)
        expect([...ascendingOrder(list)]).toEqual(expected)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('keeps an order that was there before among equal keys', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const before = Uint32Array.from([...list.keys()].reverse())
        const expected = [...before].sort((a, b) => list[a]! - list[b]!)
        expect([...ascendingOrder(list, before)]).toEqual(expected)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
