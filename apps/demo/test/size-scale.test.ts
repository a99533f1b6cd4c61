import fc from 'fast-check'
import { expect, it } from 'vitest'
import { POSITIONS, positionOf, RATIOS, shareAlong, sizeAt, sizesFor } from '../src/size-scale.ts'

it('reaches from the least ratio to the most, and powers of two exactly', () => {
  expect([POSITIONS.min, 0, 3, POSITIONS.max].map((position) => sizeAt(position, 1000))).toEqual([
    250, 1000, 8000, 64000,
  ])
  expect([RATIOS.least, 4, RATIOS.most].map(shareAlong)).toEqual([0, 0.5, 1])
})

it('gives whole sizes within the bounds, ascending with the position', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 1e6 }),
      fc.double({ min: POSITIONS.min, max: POSITIONS.max - POSITIONS.step, noNaN: true }),
      (n0, position) => {
        const [n, next] = [sizeAt(position, n0), sizeAt(position + POSITIONS.step, n0)]
        const { least, most } = sizesFor(n0)
        expect(Number.isInteger(n) && n >= least && n <= most && next >= n).toBe(true)
      },
    ),
    { seed: 1 },
  )
})

it('finds back to the size it came from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 1e5 }), fc.double({ min: 0, max: 1, noNaN: true }), (n0, share) => {
      const { least, most } = sizesFor(n0)
      const n = Math.round(least + share * (most - least))
      expect(sizeAt(positionOf(n, n0), n0)).toBe(n)
    }),
    { seed: 1 },
  )
})
