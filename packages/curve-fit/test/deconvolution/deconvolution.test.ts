import { createSpectrum, type Ensemble, type OptionValues } from '@freecurve/core'
import { compoundFreePoisson, kestenMckay, marchenkoPastur, semicircle, wachter } from '@freecurve/ensembles'
import { freeFlow } from '@freecurve/evolution'
import { distancesBetweenLaws, eigenvaluesOf, integralOf, supportOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { deconvolutionMethod } from '../../src/index.ts'

const deconvolved = (values: Float64Array, ratio: number) => deconvolutionMethod.carry(createSpectrum([values]), ratio)

const cases: readonly (readonly [string, Ensemble, OptionValues, number, number])[] = [
  ['a semicircle', semicircle, {}, 4, 0.03],
  ['Marchenko–Pastur up to its hard edge', marchenkoPastur, { ratio: 0.25 }, 4, 0.05],
  ['the corner of a projection, not infinitely divisible', wachter, { corner: 0.25, rank: 0.4 }, 1.5, 0.04],
  ['Kesten–McKay of degree 6', kestenMckay, {}, 2, 0.04],
  ['an atom and two bulks that split', compoundFreePoisson, {}, 8, 0.02],
]

describe('deconvolution', () => {
  it.each(cases)('of a sample of %s comes near the law', (_name, ensemble, options, ratio, ks) => {
    const { status, reasons, residual, carried } = deconvolved(ensemble.sample(400, 3, options), ratio)
    expect(status, reasons.join('; ')).toBe('consistent')
    expect(residual!.value).toBeLessThan(1.5)
    const exact = freeFlow.carry(ensemble.curve(options), ratio).law
    expect(distancesBetweenLaws(carried!.law, exact).ks).toBeLessThan(ks)
  })

  it('is never certified, and says how far it sees', () => {
    const { law } = deconvolved(semicircle.sample(200, 1), 3).carried!
    expect([law.status, law.reasons.join()]).toEqual(['unverified', expect.stringMatching(/resolution limited/)])
  })

  it('has the transform of its density, near and far', () => {
    const { law, stieltjes } = deconvolved(semicircle.sample(200, 1), 3).carried!
    for (const [re, im] of [
      [0.3, 0.4],
      [2, -1],
      [60, 3],
    ] as const) {
      const m = stieltjes({ re, im })!
      const square = (x: number) => (x - re) ** 2 + im ** 2
      const exact = [integralOf(law, (x) => (x - re) / square(x)), integralOf(law, (x) => im / square(x))] as const
      expect(Math.hypot(m.re - exact[0], m.im - exact[1])).toBeLessThan(1e-6 * Math.hypot(m.re, m.im))
    }
    expect(() => stieltjes({ re: 1, im: 0 })).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })

  it('keeps data positive, and finds the atom that is born at 0', () => {
    const { law } = deconvolved(marchenkoPastur.sample(400, 2, { ratio: 0.5 }), 8).carried!
    expect(supportOf(law)[0]).toBeGreaterThanOrEqual(0)
    expect(law.atoms).toEqual([{ x: 0, weight: expect.closeTo(0.75, 1) }])
  })

  it.each([
    ['a law past its horizon', Float64Array.from({ length: 400 }, (_, k) => k / 200 - 1), 8, ['refused', 'poor']],
    ['two atoms', Float64Array.from({ length: 100 }, (_, k) => (k < 45 ? 0 : k < 80 ? 1 : k / 40)), 8, ['refused']],
    ['a few values', Float64Array.from({ length: 10 }, (_, k) => k), 8, ['refused']],
  ])('does not explain %s', (_name, values, ratio, wanted) => {
    const { status, reasons } = deconvolved(values, ratio)
    expect(wanted).toContain(status)
    expect(reasons).not.toEqual([])
  })

  it('asks for the law that explains quantiles of one, at any scale', () => {
    const values = eigenvaluesOf(freeFlow.carry(semicircle.curve(), 1).law, 200)
    const small = deconvolved(
      values.map((x) => 1e-8 * x),
      4,
    ).carried!.law
    const large = deconvolved(
      values.map((x) => 1e8 * x),
      4,
    ).carried!.law
    const [a, b] = [supportOf(small), supportOf(large)]
    expect((1e16 * a[0]) / b[0]).toBeCloseTo(1, 3)
    expect((1e16 * a[1]) / b[1]).toBeCloseTo(1, 3)
  })
})
