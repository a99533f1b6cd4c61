import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleIndices } from '../src/index.ts'

const SEED = 20_301

describe('sampleIndices', () => {
  it('draws sets in range, ascending, without repetition, disjoint while they can be', () => {
    const sizes = fc.integer({ min: 1, max: 60 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        k: fc.integer({ min: 1, max: n }),
        r: fc.integer({ min: 1, max: 9 }),
        seed: fc.nat(),
      }),
    )
    fc.assert(
      fc.property(sizes, ({ n, k, r, seed }) => {
        fc.pre(k < n || r === 1)
        const drawn = sampleIndices(n, k, r, seed)
        const sets = [...drawn.sets]
        expect([...drawn.sets]).toEqual(sets)
        const { disjoint } = drawn
        expect(sets).toHaveLength(r)
        for (const set of sets) {
          expect(set).toHaveLength(k)
          expect(set.every((index, i) => index < n && (i === 0 || index > set[i - 1]!))).toBe(true)
        }
        expect(disjoint).toBe(r * k <= n)
        const perOrder = Math.floor(n / k)
        for (let first = 0; first < r; first += perOrder) {
          const together = sets.slice(first, first + perOrder).flatMap((set) => [...set])
          expect(new Set(together).size).toBe(together.length)
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('is the same for the same seed, and another for another seed or stream', () => {
    const draw = (seed: number, stream = 0) => [...sampleIndices(1e9, 20, 3, seed, stream).sets].join(';')
    expect(draw(1)).toBe(draw(1))
    expect(new Set([draw(1), draw(2), draw(1, 1)]).size).toBe(3)
  })

  it('takes every subset equally often: χ² of the 20 subsets of 3 of 6', () => {
    const counts = new Map<string, number>()
    const draws = 4000
    for (let seed = 0; seed < draws; seed++)
      for (const set of sampleIndices(6, 3, 2, seed).sets) counts.set(set.join(), (counts.get(set.join()) ?? 0) + 1)
    const expected = (2 * draws) / 20
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(20)
    // The two sets of a draw are each other's complement: 10 independent counts, each worth two. 99.9 % of χ² with 9 degrees is 27.9.
    expect(chi / 2).toBeLessThan(27.9)
  })

  it('draws no set before it is asked for', () => {
    const { sets, disjoint } = sampleIndices(1e9, 10, Number.MAX_SAFE_INTEGER, 1)
    const [first] = sets
    expect([disjoint, first]).toEqual([false, ...sampleIndices(1e9, 10, 1, 1).sets])
  })

  it.each([
    [10, 0, 1],
    [10, 11, 1],
    [10, 2.5, 1],
    [10, Number.NaN, 1],
    [10, 3, 0],
    [10, 3, 1.5],
    [10, 10, 2],
  ])('of %d indices, %d at a time, %d times: refused', (n, k, r) => {
    expect(() => sampleIndices(n, k, r, 1)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
