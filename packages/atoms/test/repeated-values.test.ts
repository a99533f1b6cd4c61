import { repeatedValues } from '@freecurve/atoms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Well separated values, each repeated 1 to 6 times. */
const runs = fc
  .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 })
  .chain((places) =>
    fc.tuple(
      fc.constant(places.sort((x, y) => x - y)),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: places.length, maxLength: places.length }),
    ),
  )
  .map(([places, counts]) => ({
    places,
    counts,
    values: Float64Array.from(places.flatMap((x, k) => Array<number>(counts[k]!).fill(x))),
  }))

describe('repeated values', () => {
  it('are atoms from three on: weights and rest make up the whole', () => {
    fc.assert(
      fc.property(runs, ({ places, counts, values }) => {
        const before = values.slice()
        const { atoms, rest } = repeatedValues(values)
        const many = places.flatMap((x, k) =>
          counts[k]! >= 3 ? [{ x: x + 0, weight: counts[k]! / values.length }] : [],
        )
        expect(atoms).toEqual(many.map(({ x, weight }) => ({ x: x === 0 ? 0 : x, weight })))
        expect([...rest]).toEqual(places.flatMap((x, k) => (counts[k]! < 3 ? Array<number>(counts[k]!).fill(x) : [])))
        expect(values).toEqual(before)
      }),
      { seed: 91, numRuns: 60 },
    )
  })

  it('do not depend on the scale', () => {
    fc.assert(
      fc.property(runs, fc.constantFrom(2 ** -300, 2 ** 20, 2 ** 300), ({ values }, s) => {
        const [one, other] = [repeatedValues(values), repeatedValues(values.map((x) => s * x))]
        expect(other.atoms).toEqual(one.atoms.map(({ x, weight }) => ({ x: s * x, weight })))
        expect([...other.rest]).toEqual([...one.rest].map((x) => s * x))
      }),
      { seed: 92, numRuns: 30 },
    )
  })

  it('are found through the rounding of an eigenvalue computation, and put at exactly 0 about 0', () => {
    const n = 200
    const noise = (k: number) => 1e-15 * Math.sin(k * k)
    const values = Float64Array.from({ length: n }, (_, k) =>
      k < 50 ? noise(k) : k < 90 ? 2 + noise(k) : k / 20,
    ).sort()
    const { atoms, rest } = repeatedValues(values)
    expect(atoms).toEqual([
      { x: 0, weight: 0.25 },
      { x: expect.closeTo(2, 14), weight: 0.2 },
    ])
    expect(rest).toHaveLength(110)
  })

  it('are told from values that are merely close', () => {
    const values = Float64Array.from({ length: 1000 }, (_, k) => 1 + k * 1e-9)
    expect(repeatedValues(values)).toEqual({ atoms: [], rest: values })
    const smallest = Float64Array.from({ length: 1000 }, (_, k) => ((k + 0.5) / 1000) ** 2)
    expect(repeatedValues(smallest).atoms).toEqual([])
  })

  it('of nothing, or of zeros alone, are no surprise', () => {
    expect(repeatedValues(new Float64Array())).toEqual({ atoms: [], rest: new Float64Array() })
    expect(repeatedValues(new Float64Array(5))).toEqual({ atoms: [{ x: 0, weight: 1 }], rest: new Float64Array() })
  })
})
