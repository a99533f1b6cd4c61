import { fussCatalan, marchenkoPastur, semicircle } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { eigenvalueDecay } from '../src/index.ts'
import { oneBulk, planted, threeBulks } from './workbench.ts'

const ranks = (count: number, of: (k: number) => number) =>
  Float64Array.from({ length: count }, (_, k) => of(k + 1)).sort()

describe('eigenvalueDecay', () => {
  it('finds the power of a power law, whatever its scale, sign and size', () => {
    for (const power of [0.5, 1, 2, 5])
      for (const scale of [1e-150, 1, -1e150])
        for (const size of [128, 1000]) {
          const { octaves, powerLaw } = eigenvalueDecay([ranks(size, (k) => scale * k ** -power)])
          for (const octave of octaves) expect(octave.power).toBeCloseTo(power, 10)
          expect(powerLaw).toBe(true)
        }
  })

  it('sees kernels with a ridge, with signs of both kinds, and those that fall exponentially', () => {
    expect(eigenvalueDecay([ranks(1000, (k) => 1000 / k ** 2 + 0.1)]).powerLaw).toBe(true)
    expect(eigenvalueDecay([ranks(1000, (k) => (-1) ** k / k)]).powerLaw).toBe(true)
    expect(eigenvalueDecay([ranks(1000, (k) => Math.exp(-k / 10))]).powerLaw).toBe(true)
  })

  it('is told of no law with a density, outliers or not', () => {
    const large = [semicircle, marchenkoPastur, fussCatalan].map((ensemble) => ensemble.sample(300, 1))
    const covariance = marchenkoPastur.sample(1024, 1, { ratio: 4 })
    for (const values of [...Object.values(oneBulk).flat(), ...threeBulks, ...large, covariance]) {
      expect(eigenvalueDecay([values]).powerLaw).toBe(false)
      expect(eigenvalueDecay([planted(values, values.length - 3, [10, 100, 1000])]).powerLaw).toBe(false)
    }
  })

  it('allows one flat octave, as repeated eigenvalues make', () => {
    const degenerate = (k: number) => 1 / Math.max(1, k <= 8 ? 4 : k) ** 2
    expect(eigenvalueDecay([ranks(512, degenerate)]).powerLaw).toBe(true)
    expect(eigenvalueDecay([ranks(256, degenerate)]).powerLaw).toBe(false)
  })

  it('tells the part of the largest', () => {
    expect(eigenvalueDecay([Float64Array.of(-6, 1, 1, 2)]).topShare).toBeCloseTo(0.6, 12)
  })

  it('averages replicates, and tells nothing of few eigenvalues or of zeros', () => {
    const [one, two] = [ranks(256, (k) => 1 / k), ranks(256, (k) => 1 / k ** 2)]
    expect(eigenvalueDecay([one, two]).octaves[0]!.power).toBeCloseTo(1.5, 10)
    expect(eigenvalueDecay([ranks(127, (k) => 1 / k)]).powerLaw).toBe(false)
    const rank32 = ranks(1000, (k) => (k <= 32 ? 1 / k : 1e-17))
    expect(eigenvalueDecay([rank32])).toMatchObject({ octaves: [{ from: 4, to: 8 }], powerLaw: false })
  })
})
