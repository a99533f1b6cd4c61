import { symmetricEigenvalues } from '@freecurve/eigen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActivationTable, activationGram } from '../src/index.ts'

const SEED = 20261123

/** A table, and the order of a shuffled subset of the rows of its Gram matrix. */
const problems = fc
  .record({
    samples: fc.integer({ min: 1, max: 9 }),
    features: fc.integer({ min: 1, max: 9 }),
    of: fc.constantFrom('samples' as const, 'features' as const),
    centred: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      values: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
        minLength: shape.samples * shape.features,
        maxLength: shape.samples * shape.features,
      }),
      order: fc.shuffledSubarray(all(shape[shape.of]), { minLength: 1 }),
      shape: fc.constant(shape),
    }),
  )
  .map(({ values, order, shape }) => ({
    table: { ...shape, values: Float64Array.from(values) } satisfies ActivationTable,
    order: Uint32Array.from(order),
  }))

const all = (count: number): number[] => Array.from({ length: count }, (_, k) => k)
const check = (law: (problem: { table: ActivationTable; order: Uint32Array }) => Promise<void>) =>
  fc.assert(fc.asyncProperty(problems, law), { seed: SEED, numRuns: 60 })
const wholeOf = (table: ActivationTable) => {
  const source = activationGram(table)
  return source.principal(Uint32Array.from(all(source.size)))
}

describe('activationGram', () => {
  it('has the entries of its definition', () =>
    check(async ({ table, order }) => {
      const { values, samples, features, of, centred } = table
      const columnMean = (i: number) =>
        centred ? all(samples).reduce((sum, n) => sum + values[n * features + i]!, 0) / samples : 0
      const x = (n: number, i: number) => values[n * features + i]! - columnMean(i)
      const { data } = await activationGram(table).principal(order)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          const entry =
            of === 'samples'
              ? all(features).reduce((sum, i) => sum + x(k, i) * x(l, i), 0) / features
              : all(samples).reduce((sum, n) => sum + x(n, k) * x(n, l), 0) / samples
          expect(Math.abs(data[s * order.length + t]! - entry)).toBeLessThan(1e-12 * 100)
        })
      })
    }))

  it('is one matrix: a submatrix in any order has its entries, bit by bit, and is symmetric', () =>
    check(async ({ table, order }) => {
      const whole = await wholeOf(table)
      const part = await activationGram(table).principal(order)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          expect(part.data[s * part.size + t]).toBe(whole.data[k * whole.size + l])
          expect(part.data[s * part.size + t]).toBe(part.data[t * part.size + s])
        })
      })
    }))

  it('is positive semidefinite, and both matrices share N p times their nonzero eigenvalues', () =>
    check(async ({ table }) => {
      const { samples, features } = table
      const ofSamples = symmetricEigenvalues(await wholeOf({ ...table, of: 'samples' })).map((x) => x * features)
      const ofFeatures = symmetricEigenvalues(await wholeOf({ ...table, of: 'features' })).map((x) => x * samples)
      const tolerance = 1e-13 * Math.max(1, ofSamples.at(-1)!, ofFeatures.at(-1)!)
      expect(ofSamples[0]).toBeGreaterThanOrEqual(-tolerance)
      expect(ofFeatures[0]).toBeGreaterThanOrEqual(-tolerance)
      for (let k = 1; k <= Math.min(samples, features); k++)
        expect(Math.abs(ofSamples.at(-k)! - ofFeatures.at(-k)!)).toBeLessThan(tolerance)
    }))

  it('does not see a shift of a feature when centred, and says so in its label', () =>
    check(async ({ table }) => {
      const centred = { ...table, centred: true }
      const shifted = { ...centred, values: table.values.map((x, k) => x + (k % table.features) + 1) }
      const { data } = await wholeOf(centred)
      const other = await wholeOf(shifted)
      data.forEach((x, k) => {
        expect(Math.abs(x - other.data[k]!)).toBeLessThan(1e-10)
      })
      expect(activationGram(centred).label).toMatch(/^centred/)
    }))

  it('has no rank above the one it tells of, which zero, constant and repeated features lower', async () => {
    const dull = fc.constantFrom('zero', 'constant', 'repeated', 'own')
    const rankOf = async (table: ActivationTable) => {
      const values = symmetricEigenvalues(await wholeOf(table))
      return values.filter((x) => x > 1e-10 * Math.max(1, values.at(-1)!)).length
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(dull, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 9 }),
        async (kinds, samples) => {
          const features = kinds.length
          const values = new Float64Array(samples * features)
          for (let n = 0; n < samples; n++)
            for (const [i, kind] of kinds.entries())
              values[n * features + i] =
                kind === 'zero' ? 0 : kind === 'constant' ? 0.3 : Math.sin((kind === 'own' ? i + 2 : 1) * (n + 1) ** 2)
          const own = kinds.filter((kind) => kind === 'own').length + (kinds.includes('repeated') ? 1 : 0)
          for (const of of ['samples', 'features'] as const) {
            const centred = { values, samples, features, of, centred: true }
            expect(activationGram(centred).growth!.rank).toBe(Math.min(own, samples - 1))
            expect(await rankOf(centred)).toBeLessThanOrEqual(Math.min(own, samples - 1))
            const plain = { ...centred, centred: false }
            const distinct = own + (kinds.includes('constant') ? 1 : 0)
            expect(activationGram(plain).growth!.rank).toBe(of === 'samples' ? distinct : Math.min(distinct, samples))
            expect(await rankOf(plain)).toBeLessThanOrEqual(distinct)
          }
        },
      ),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('calls the share of rows that are zero or repeat others a lower bound of the atom', () => {
    const { growth } = activationGram({ values: Float64Array.of(1, 0, 1, 0), samples: 2, features: 2, of: 'features' })
    expect(growth!.note).toMatch(/of weight 0\.500 at least/)
  })

  it('refuses bad indices and stops when aborted', async () => {
    const values = new Float64Array(400 * 30_000).fill(1)
    const source = activationGram({ values, samples: 400, features: 30_000, of: 'samples' })
    await expect(source.principal(Uint32Array.of(400))).rejects.toMatchObject({ code: 'E_MATRIX' })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 1)
    const pending = source.principal(Uint32Array.from(all(400)), { signal: controller.signal })
    await expect(pending).rejects.toThrow('enough')
  })

  const table: ActivationTable = { values: new Float64Array(6), samples: 3, features: 2, of: 'samples' }
  it.each([
    ['samples', { ...table, samples: 0 }],
    ['features', { ...table, features: 0.5 }],
    ['values', { ...table, samples: 2 }],
    ['values', { ...table, values: new Float64Array(6).fill(Infinity) }],
    ['of', { ...table, of: 'rows' as 'samples' }],
  ])('refuses a table whose %s do not fit, %#', (argument, wrong) => {
    expect(() => activationGram(wrong)).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })
})
