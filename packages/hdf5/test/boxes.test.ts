import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxesOf, strideOf } from '../src/arrays/boxes-of.ts'

const SEED = 20_256
const sizes = fc.array(fc.record({ size: fc.integer({ min: 1, max: 9 }), chunk: fc.integer({ min: 1, max: 12 }) }), {
  maxLength: 4,
})

it('the parts of an array are whole chunks, and hold every element once', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 200 }), (list, most) => {
      const shape = list.map(({ size }) => size)
      const chunks = list.map(({ chunk }) => chunk)
      const stride = strideOf(shape, chunks, most)
      const seen = new Map<string, number>()
      for (const { offset, count } of boxesOf(shape, stride)) {
        for (const [d, from] of offset.entries()) expect(from % chunks[d]!).toBe(0)
        const visit = (index: readonly number[], d: number): void => {
          if (d === shape.length) seen.set(index.join(), (seen.get(index.join()) ?? 0) + 1)
          else for (let k = 0; k < count[d]!; k++) visit([...index, offset[d]! + k], d + 1)
        }
        visit([], 0)
        const chunk = chunks.reduce((product, n, d) => product * Math.min(n, shape[d]!), 1)
        expect(count.reduce((product, n) => product * n, 1)).toBeLessThanOrEqual(Math.max(most, chunk))
      }
      expect(seen.size).toBe(shape.reduce((product, n) => product * n, 1))
      expect(new Set(seen.values())).toEqual(new Set([1]))
    }),
    { seed: SEED, numRuns: 300 },
  )
})
