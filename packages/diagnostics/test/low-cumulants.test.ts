import { marchenkoPastur, semicircle } from '@freecurve/ensembles'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowCumulants, traceCovariances } from '../src/index.ts'
import { deviationOf, twoBulks } from './workbench.ts'

describe('traceCovariances', () => {
  it('of a semicircle are 2 Σ k over Chebyshev coefficients (Johansson)', () => {
    const covariance = traceCovariances([1, 0, 1, 0, 2, 0, 5, 0, 14], 4)
    // x, x² = T₂/… + const, in the Chebyshev polynomials of [−2, 2]: x³ = 3x + C₃, x⁴ = 4C₂ + C₄; Var tr C_k = 2k.
    expect(Array.from(covariance)).toEqual([2, 0, 6, 0, 0, 4, 0, 16, 6, 0, 18 + 6, 0, 0, 16, 0, 64 + 8])
  })
})

describe('lowCumulants', () => {
  const SEEDS = Array.from({ length: 80 }, (_, k) => k + 1)
  it.each([
    ['semicircle', (seed: number) => semicircle.sample(60, seed)],
    ['marchenko-pastur', (seed: number) => marchenkoPastur.sample(60, seed, { ratio: 0.5 })],
  ])('errors are the deviations over many matrices: %s', (_name, sample) => {
    const all = SEEDS.map((seed) => lowCumulants([sample(seed)]))
    for (const k of [0, 1, 2, 3]) {
      const error = all.reduce((sum, { free }) => sum + free[k]!.error!, 0) / all.length
      const ratio = deviationOf(all.map(({ free }) => free[k]!.value)) / error
      // Eighty matrices tell a deviation to 8 %.
      expect(ratio).toBeGreaterThan(0.75)
      expect(ratio).toBeLessThan(1.3)
    }
  })

  it('replicates and theory agree, and each says which it is', () => {
    const samples = SEEDS.slice(0, 40).map((seed) => semicircle.sample(60, seed))
    const jackknife = lowCumulants(samples)
    const theory = lowCumulants(samples.slice(0, 1))
    expect([jackknife.errorsFrom, theory.errorsFrom]).toEqual(['replicates', 'theory'])
    for (const k of [1, 3]) {
      const ratio = (jackknife.free[k]!.error! * Math.sqrt(40)) / theory.free[k]!.error!
      expect(ratio).toBeGreaterThan(0.6)
      expect(ratio).toBeLessThan(1.6)
    }
  })

  it('a power of two in the units changes exponents only', () => {
    const values = marchenkoPastur.sample(50, 1, { ratio: 0.5 })
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (e) => {
        const [a, b] = [values, values.map((x) => x * 2 ** e)].map((v) => lowCumulants([v]))
        expect(b!.hankel).toEqual(a!.hankel)
        b!.free.forEach(({ value, error }, k) => {
          expect(value).toBe(a!.free[k]!.value * 2 ** (e * (k + 1)))
          expect(error).toBe(a!.free[k]!.error! * 2 ** (e * (k + 1)))
        })
      }),
      { numRuns: 20 },
    )
  })

  it('two points have no errors by this theory, and a hint at their horizon', () => {
    const { free, hankelRatio } = lowCumulants([twoBulks[0]!])
    expect(free[1]!.error).toBeNull()
    expect(hankelRatio).toBeGreaterThan(1)
    expect(hankelRatio).toBeLessThan(1.5)
  })
})
