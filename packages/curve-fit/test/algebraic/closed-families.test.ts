import { createSpectrum, type Ensemble, type OptionValues } from '@freecurve/core'
import { fussCatalan, kestenMckay, marchenkoPastur, semicircle, wachter } from '@freecurve/ensembles'
import { freeFlow } from '@freecurve/evolution'
import { distancesBetweenLaws } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { algebraicFamily } from '../../src/algebraic/family.ts'

const cases: readonly (readonly [Ensemble, OptionValues, string, number])[] = [
  [semicircle, { sigma: 3 }, 'semicircle', 8],
  [marchenkoPastur, { ratio: 0.3 }, 'Marchenko–Pastur', 8],
  [marchenkoPastur, { ratio: 2 }, 'Marchenko–Pastur with its atom', 8],
  [wachter, { corner: 0.25, rank: 0.4 }, 'poles at 0 and 1', 3],
  [wachter, { corner: 0.5, rank: 0.3 }, 'poles at 0 and 1, one an atom', 1.5],
  [wachter, { corner: 0.75, rank: 0.4 }, 'two atoms', 1.2],
  [kestenMckay, { degree: 6 }, 'symmetric', 2],
  [fussCatalan, { ratio: 1 }, 'product of square Gaussian matrices', 8],
  [fussCatalan, { ratio: 0.4 }, 'product of two equal Marchenko–Pastur laws', 8],
  [fussCatalan, { ratio: 2 }, 'product of two equal Marchenko–Pastur laws', 8],
]

/** One matrix of size 400 fluctuates by 1/400 of the spectrum: four times that. */
const KS = 0.01

describe('a law of few numbers', () => {
  it.each(cases)('%#: is found in a matrix and carried', (ensemble, options, model, ratio) => {
    const values = ensemble.sample(400, 3, options)
    const fit = algebraicFamily.fit(createSpectrum([values]))
    expect(fit.status).toBe('consistent')
    expect(fit.details.model).toBe(model)
    const exact = freeFlow.carry(ensemble.curve(options), ratio).law
    const { law } = freeFlow.carry(fit.curve!, ratio)
    expect(law.status).toBe('certified')
    expect(distancesBetweenLaws(law, exact).ks).toBeLessThan(KS)
    expect(law.atoms.map(({ x }) => x)).toEqual(exact.atoms.map(({ x }) => x))
  })

  it('is the same for data scaled by a power of two, and mirrored', () => {
    const values = fussCatalan.sample(200, 1, { ratio: 0.4 })
    const [plain, scaled, mirrored] = [values, values.map((x) => x * 2 ** 40), values.map((x) => -x).reverse()].map(
      (data) => algebraicFamily.fit(createSpectrum([data])),
    )
    expect(scaled!.residual).toEqual(plain!.residual)
    expect(mirrored!.residual!.value).toBeCloseTo(plain!.residual!.value, 6)
    expect(mirrored!.details).toEqual(plain!.details)
  })

  it('is not read into another: the simpler law is refused where its numbers are not enough', () => {
    const values = wachter.sample(400, 1, { corner: 0.25, rank: 0.4 })
    // Off [0, 1] by a shift, the corner of a projection is a law of four numbers.
    const shifted = algebraicFamily.fit(createSpectrum([values.map((x) => x - 0.3)]))
    expect(shifted.status).toBe('consistent')
    expect(['general', 'symmetric']).toContain(shifted.details.model)
    // Negative κ₄ is no semicircle's: the mutant that is told apart.
    expect(algebraicFamily.fit(createSpectrum([values]), { degreeZ: 1, degreeM: 2 }).status).not.toBe('consistent')
  })

  it('is fitted to replicates with their smaller noise', () => {
    const samples = Array.from({ length: 4 }, (_, k) => semicircle.sample(200, k + 1))
    const { status, residual } = algebraicFamily.fit(createSpectrum(samples))
    expect(status).toBe('consistent')
    expect(residual!.value).toBeGreaterThan(0.3)
  })
})
