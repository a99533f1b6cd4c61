import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { deformedMarchenkoPastur, sampleLadder } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { type SizeTestOptions, sizeTest } from '../../src/index.ts'

const SEEDS = Array.from({ length: 20 }, (_, k) => k + 1)

const ladder = (parameters: FreeLevyParameters, sizes: readonly number[], seed: number) =>
  sampleLadder(parameters, sizes, seed).map((values) => createSpectrum([values]))

const populations = { values: '1,8', weights: '0.5,0.5' }
/** Independent features of two variances, at 400 samples. */
const features = (size: number, seed: number) =>
  createSpectrum([deformedMarchenkoPastur.sample(size, seed, { ...populations, ratio: size / 400 })])

describe('the test of two sizes', () => {
  it.each([
    ['Wigner', { a: 0, sigma2: 1, rates: [], jumps: [] }],
    ['Marchenko–Pastur', { a: 0, sigma2: 0, rates: [3], jumps: [1] }],
    ['with an atom', { a: 0, sigma2: 0, rates: [0.5, 0.2], jumps: [1, 4] }],
  ])('accepts the free flow of nested %s matrices, with a residual of 1', (_name, parameters) => {
    const tests = SEEDS.map((seed) => {
      const [small, large] = ladder(parameters, [100, 200], seed)
      return sizeTest(small!, large!)
    })
    expect(tests.filter(({ consistent }) => consistent).length).toBeGreaterThanOrEqual(18)
    const mean = tests.reduce((sum, { residual }) => sum + residual, 0) / tests.length
    expect(Math.abs(mean - 1)).toBeLessThan(0.25)
    for (const { ks, ksUnchanged } of tests) expect(ks).toBeLessThan(0.6 * ksUnchanged + 0.02)
  })

  it('accepts independent matrices as such, which nested ones are not', () => {
    const parameters = { a: 0, sigma2: 1, rates: [], jumps: [] }
    const mean = (options: SizeTestOptions) =>
      SEEDS.reduce((sum, seed) => {
        const [, large] = ladder(parameters, [100, 200], seed)
        const [small] = ladder(parameters, [100, 200], seed + 100)
        return sum + sizeTest(small!, large!, options).residual / SEEDS.length
      }, 0)
    expect(Math.abs(mean({ nested: false }) - 1)).toBeLessThan(0.25)
    expect(mean({ nested: true })).toBeGreaterThan(mean({ nested: false }))
  })

  it('tells the flows apart where features differ in variance', () => {
    const tests = [1, 2, 3, 4].map((seed) => {
      const [small, large] = [features(100, seed), features(200, seed + 50)]
      const test = (options: SizeTestOptions) => sizeTest(small, large, { nested: false, ...options })
      return [test({}), test({ flow: 'deformed', aspectRatio: 0.25 }), test({ flow: 'deformed' })] as const
    })
    for (const [free, deformed, estimated] of tests) {
      expect([free.consistent, deformed.consistent]).toEqual([false, true])
      expect(deformed.aspectRatio).toBe(0.25)
      expect(estimated.aspectRatio).toBeGreaterThan(0)
    }
  })

  it('finds the aspect ratio that nobody gave, and then accepts as often as where it is known', () => {
    const found = Array.from({ length: 20 }, (_, seed) =>
      sizeTest(features(100, seed), features(200, 100 + seed), { flow: 'deformed', nested: false }),
    )
    expect(found.filter(({ consistent }) => consistent).length).toBeGreaterThanOrEqual(18)
    for (const { aspectRatio } of found) expect(Math.abs(aspectRatio! / 0.25 - 1)).toBeLessThan(0.15)
    const known = sizeTest(features(100, 1), features(200, 101), { flow: 'deformed', nested: false, aspectRatio: 0.25 })
    expect(found[1]!.residual * found[1]!.parts).toBeLessThanOrEqual(known.residual * known.parts)
    expect(found[1]!.parts).toBe(known.parts - 1)
  })

  it('refutes a spectrum that does not change with size', () => {
    const [small] = ladder({ a: 0, sigma2: 1, rates: [], jumps: [] }, [100, 200], 1)
    const [large] = ladder({ a: 0, sigma2: 1, rates: [], jumps: [] }, [200, 400], 2)
    const { consistent, ks, ksUnchanged } = sizeTest(small!, createSpectrum([large!.samples[0]!.map((x) => x)]))
    expect(consistent).toBe(false)
    expect(ks).toBeGreaterThan(ksUnchanged)
  })

  it('says why it cannot test', () => {
    const values = (n: number) => createSpectrum([Float64Array.from({ length: n }, (_, k) => Math.sin(k))])
    expect(sizeTest(values(50), values(100), { flow: 'deformed' }).reason).toMatch(/Gram/)
    expect(sizeTest(features(100, 1), features(200, 1), { flow: 'deformed', aspectRatio: 3 }).reason).toMatch(/forces/)
    expect(sizeTest(values(8), values(16)).reason).toMatch(/too few/)
    expect(() => sizeTest(values(50), values(50))).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })

  it('does not feel the unit', () => {
    const [small, large] = ladder({ a: 1, sigma2: 0.1, rates: [0.3], jumps: [-1] }, [100, 200], 1)
    const scaled = [small!, large!].map(({ samples }) => createSpectrum(samples.map((s) => s.map((x) => 2 ** 30 * x))))
    expect(sizeTest(scaled[0]!, scaled[1]!)).toEqual(sizeTest(small!, large!))
  })
})
