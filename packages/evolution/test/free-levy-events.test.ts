import type { FreeLevyParameters } from '@freecurve/core'
import { densityAt, edgesOf, integralOf, massOf } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryFreeLevy } from '../src/free/carry-free-levy.ts'
import { freeLevyEvents } from '../src/free/free-levy-events.ts'
import { example, freeLevyParameters } from './free-levy-arbitrary.ts'

const splitsOf = (parameters: FreeLevyParameters) =>
  freeLevyEvents(parameters, 1e-3, 1e6).filter(({ kind }) => kind === 'split')

describe('events', () => {
  it('are those of the example: a split and, going down, the atom’s birth', () => {
    expect(freeLevyEvents(example, 1, 8)).toEqual([
      { kind: 'split', ratio: expect.closeTo(2.578372621275126, 12), x: expect.closeTo(1.237413603267605, 12) },
    ])
    expect(freeLevyEvents(example, 0.5, 1)).toEqual([{ kind: 'atom-birth', ratio: expect.closeTo(0.8, 15), x: 0 }])
  })

  it('lie in the range asked for, ascending', () => {
    fc.assert(
      fc.property(freeLevyParameters, (parameters) => {
        const all = freeLevyEvents(parameters, 0, Infinity)
        expect(all.map(({ ratio }) => ratio)).toEqual(all.map(({ ratio }) => ratio).sort((p, q) => p - q))
        expect(all.length).toBeLessThanOrEqual(parameters.jumps.length + 1)
        const [from, to] = [0.5, 20]
        expect(freeLevyEvents(parameters, from, to)).toEqual(all.filter(({ ratio }) => ratio >= from && ratio <= to))
      }),
      { seed: 81, numRuns: 40 },
    )
  })

  it('are when the number of bulks and atoms changes, and where', () => {
    fc.assert(
      fc.property(freeLevyParameters, (parameters) => {
        const events = freeLevyEvents(parameters, 1e-2, 1e4)
        events.forEach(({ kind, ratio, x }) => {
          const near = events.filter((one) => Math.abs(one.ratio / ratio - 1) < 1e-3).length
          if (near > 1) return
          const [before, after] = [0.9999, 1.0001].map((step) => carryFreeLevy(parameters, ratio * step).law)
          if (kind === 'split') {
            expect(after!.bulks).toHaveLength(before!.bulks.length + 1)
            const gap = after!.bulks.find(
              ({ support }, k) => support[1] <= x && x <= (after!.bulks[k + 1]?.support[0] ?? -Infinity),
            )
            const width = edgesOf(after!)[edgesOf(after!).length - 1]! - edgesOf(after!)[0]!
            const close = after!.bulks.some(
              ({ support }) => Math.min(...support.map((edge) => Math.abs(edge - x))) < 1e-3 * width,
            )
            expect(gap !== undefined || close).toBe(true)
          } else {
            expect([before!.atoms.length, after!.atoms.length]).toEqual([0, 1])
            expect(after!.atoms[0]!.x).toBe(x)
          }
        })
      }),
      { seed: 82, numRuns: 25 },
    )
  })
})

describe('laws close to an event', () => {
  const close = fc.tuple(
    fc.integer({ min: 2, max: 15 }).map((power) => 10 ** -power),
    fc.constantFrom(-1, 1),
  )

  it('are certified next to a split, at any distance from the cusp', () => {
    fc.assert(
      fc.property(freeLevyParameters, close, (parameters, [distance, side]) => {
        for (const { ratio } of splitsOf(parameters)) {
          const { law } = carryFreeLevy(parameters, ratio * (1 + side * distance))
          expect(law.reasons).toEqual([])
          expect(massOf(law)).toBeCloseTo(1, 12)
        }
      }),
      { seed: 83, numRuns: 40 },
    )
  })

  it('are certified next to the birth of an atom, also where places are far from 0', () => {
    fc.assert(
      fc.property(freeLevyParameters, close, ({ a, rates, jumps }, [distance, side]) => {
        const total = rates.reduce((sum, r) => sum + r, 0)
        const { law } = carryFreeLevy(
          { a, sigma2: 0, rates, jumps: jumps.map(Math.abs) },
          total * (1 + side * distance),
        )
        expect(law.reasons).toEqual([])
        if (side * distance > 1e-14) expect(law.atoms[0]!.weight / distance).toBeCloseTo(1, 0)
        if (side < 0) expect(law.atoms.length === 0 || law.atoms[0]!.weight < 1e-14).toBe(true)
      }),
      { seed: 84, numRuns: 40 },
    )
  })

  it('keep the mass of an edge that is closer to the atom than rounding: 1e-8 before and after its birth', () => {
    const parameters = { a: -0.581, sigma2: 0, rates: [0.1374, 0.0486], jumps: [0.0429, 0.1323] }
    for (const distance of [-1e-8, 1e-8]) {
      const { law } = carryFreeLevy(parameters, 0.186 * (1 + distance))
      expect(law.reasons).toEqual([])
      const mass = law.bulks.reduce(
        (sum, { panels }) =>
          sum + integralOf({ ...law, atoms: [], bulks: [{ support: [0, 1], mass: 1, panels }] }, () => 1),
        0,
      )
      expect(Math.abs(mass - 1 + Math.max(0, distance))).toBeLessThan(1e-10)
    }
  })

  it('have a density like |x − x*|^{1/3} at the cusp', () => {
    const { ratio, x } = splitsOf(example)[0]!
    const { law } = carryFreeLevy(example, ratio)
    for (const side of [-1, 1])
      expect(densityAt(law, x + side * 8e-6) / densityAt(law, x + side * 1e-6)).toBeCloseTo(2, 1)
  })
})
