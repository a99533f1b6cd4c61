import { createLadder, createSpectrum, FreecurveError, type Ladder } from '@freecurve/core'
import { cdfAt, distancesToSpectrum, edgesOf, logDeterminantOf, massOf } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { constantScaling, extrapolate, logLinesScaling, scalingHypotheses } from '../src/index.ts'
import { ladderOf, laplaceLadder, laplacianLadder, unevenLadder } from './ladders.ts'

const ladderFrom = (spectra: readonly Float64Array[]): Ladder =>
  createLadder(spectra.map((values) => createSpectrum([values])))
const DRAWS = { draws: 20 }

describe('extrapolate', () => {
  it('predicts a kernel from two sizes better than nothing changing', () => {
    const spectra = laplaceLadder([75, 150, 600], 3)
    const truth = spectra[2]!
    const { winner, candidates, predictions } = extrapolate(
      ladderFrom(spectra.slice(0, 2)),
      [600],
      scalingHypotheses,
      DRAWS,
    )
    expect(winner).toBe('rank-lines')
    const [{ law }] = predictions as [(typeof predictions)[0]]
    expect(law.status).toBe('empirical')
    expect(massOf(law)).toBeCloseTo(1, 12)
    expect(distancesToSpectrum(law, truth).ks).toBeLessThan(0.08)
    const logDeterminant = truth.reduce((sum, x) => sum + Math.log(x), 0) / truth.length
    expect(Math.abs(logDeterminantOf(law)! - logDeterminant)).toBeLessThan(0.1)
    expect(candidates.find(({ id }) => id === 'constant')?.lost).toMatch(/beyond noise/)
    expect(candidates.filter(({ lost }) => lost === null).map(({ id }) => id)).toEqual([winner])
  })

  it('finds the growing shape of a graph Laplacian', () => {
    const spectra = laplacianLadder([100, 200, 800], 5, 0.3)
    const { winner, predictions } = extrapolate(ladderFrom(spectra.slice(0, 2)), [800], scalingHypotheses, DRAWS)
    expect(winner).toBe('growing-shape')
    expect(distancesToSpectrum(predictions[0]!.law, spectra[2]!).ks).toBeLessThan(0.15)
  })

  it('takes the free flow for a rule where it is nearly right, as for an uneven diagonal', () => {
    const sizes = [100, 200, 400, 800]
    const spectra = unevenLadder(sizes, 11)
    const by = (seed: number) =>
      extrapolate(ladderFrom(spectra.slice(0, 3)), [800], scalingHypotheses, { draws: 10, seed })
    const { winner, candidates, predictions } = by(1)
    expect(winner).toBe('nearly-free')
    expect(candidates.find(({ id }) => id === 'constant')!.test!.ks).toBeGreaterThan(0.1)
    const { law, bands } = predictions[0]!
    expect(distancesToSpectrum(law, spectra[3]!).ks).toBeLessThan(0.1)
    // Sixty eigenvalues of the Gram matrix, well above the diagonal.
    expect(1 - cdfAt(law, 2)).toBeCloseTo(60 / 800, 2)
    // What the fit leaves open moves the bands: nothing else in them comes from a seed.
    const { pointwise } = by(2).predictions[0]!.bands.cdf
    expect(pointwise.low).not.toEqual(bands.cdf.pointwise.low)
    expect(pointwise.high).not.toEqual(bands.cdf.pointwise.high)
  })

  it('takes what a solver leaves of zeros for one atom, in the law and in its bands', () => {
    const zeros = (n: number) =>
      Float64Array.from({ length: n }, (_, k) => (k < 0.4 * n ? 1e-16 * (k / n - 0.2) : (k + 0.5) / n))
    const { predictions } = extrapolate(ladderFrom([100, 200, 400].map(zeros)), [800], [constantScaling], DRAWS)
    const { law, bands } = predictions[0]!
    expect(law.atoms).toEqual([{ x: 0, weight: expect.closeTo(0.4, 2) }])
    expect(logDeterminantOf(law)).toBeNull()
    expect(bands.edges[0]).toEqual([0, 0])
  })

  it('keeps small eigenvalues of positive matrices, over thirteen decades', () => {
    const ladder = ladderOf([100, 200, 400], (p, n) => 10 ** (-12.9 * (1 - p)) * (n / 100) ** 0.3)
    const { bands, law } = extrapolate(ladder, [800], [logLinesScaling], DRAWS).predictions[0]!
    const [low, high] = bands.edges[0]
    expect(low).toBeGreaterThan(0)
    expect(low < edgesOf(law)[0]! && edgesOf(law)[0]! < high).toBe(true)
    expect(bands.logDeterminant).not.toBeNull()
  })

  it('compares rules in one unit, whatever they put below rounding', () => {
    const decades = [6, 11, 12.8]
    const ladder = ladderFrom(
      [50, 100, 200].map((n, i) =>
        Float64Array.from({ length: n }, (_, k) => 10 ** (-decades[i]! * (1 - (k + 0.5) / n))),
      ),
    )
    const { winner } = extrapolate(ladder, [400], [constantScaling, logLinesScaling], DRAWS)
    expect(winner).toBe('constant')
  })

  it('goes on without a rule whose numbers are not found, but for misuse', () => {
    const failing = (code: 'E_DOMAIN' | 'E_USAGE') => ({
      ...logLinesScaling,
      id: 'failing',
      learn: () => {
        throw new FreecurveError(code, 'no fixed point', {})
      },
    })
    const ladder = ladderOf([60, 120, 240], (p) => 1 + p)
    const { winner, candidates } = extrapolate(ladder, [500], [failing('E_DOMAIN'), constantScaling], DRAWS)
    expect([winner, candidates[0]!.lost]).toEqual(['constant', 'no fixed point'])
    expect(() => extrapolate(ladder, [500], [failing('E_USAGE'), constantScaling], DRAWS)).toThrow(/no fixed/)
  })

  it('bounds its errors by the back-test before the last one too, which may be small by chance', () => {
    const grid = (size: number, most: number) =>
      Float64Array.from({ length: size }, (_, k) => (most * (k + 0.5)) / size)
    const upper = (...mosts: readonly number[]) => {
      const ladder = ladderFrom(mosts.map((most, k) => grid(50 * 2 ** k, most)))
      const { bands } = extrapolate(ladder, [100 * 2 ** mosts.length], [constantScaling], DRAWS).predictions[0]!
      return bands.edges[1][1]
    }
    expect(upper(1, 1, 1)).toBeLessThan(1.3)
    // Two steps are to go, each like the one from 1 to 2.
    expect(upper(1, 2, 2)).toBeGreaterThan(7.5)
  })

  it('keeps what stays, with two sizes too', () => {
    const ladder = ladderOf([200, 400], (p) => 1 + p ** 2)
    const { winner, predictions } = extrapolate(ladder, [400, 9000], scalingHypotheses, DRAWS)
    expect(winner).toBe('constant')
    expect(predictions.map(({ size }) => size)).toEqual([400, 9000])
    expect(cdfAt(predictions[1]!.law, 1.25)).toBeCloseTo(0.5, 2)
  })

  it('does not feel a scale: exactly so by powers of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.double({ min: 0.2, max: 1.5, noNaN: true }), (power, slope) => {
        const ladder = ladderOf([60, 120, 240], (p, n) => n ** -slope * 10 ** (3 * p - 2))
        const factor = 2 ** power
        const scaled = ladderFrom(ladder.spectra.map(({ samples }) => samples[0]!.map((x) => factor * x)))
        const [a, b] = [ladder, scaled].map((one) => extrapolate(one, [1000], scalingHypotheses, { draws: 10 }))
        expect(b!.winner).toBe(a!.winner)
        const [x, y] = [a!.predictions[0]!, b!.predictions[0]!]
        expect(y.bands.cdf).toEqual(x.bands.cdf)
        expect(y.bands.values).toEqual(x.bands.values.map((v) => factor * v))
        expect(y.bands.quantiles.low).toEqual(x.bands.quantiles.low.map((v) => factor * v))
      }),
      { seed: 7, numRuns: 2 },
    )
  })

  it('draws the same bands from the same seed, others from another', () => {
    const ladder = ladderOf([60, 120], (p) => p - 0.3)
    const bandOf = (seed: number) =>
      extrapolate(ladder, [500], scalingHypotheses, { draws: 10, seed }).predictions[0]!.bands
    expect(bandOf(1)).toEqual(bandOf(1))
    expect(bandOf(1).cdf.pointwise.low).not.toEqual(bandOf(2).cdf.pointwise.low)
  })

  it('narrows its bands with replicates', () => {
    const widthOf = (replicates: number) => {
      const replicate = (n: number, r: number) =>
        Float64Array.from({ length: n }, (_, k) => (k + (r + 0.5) / replicates) / n)
      const spectra = [40, 80].map((n) => createSpectrum(Array.from({ length: replicates }, (_, r) => replicate(n, r))))
      const { low, high } = extrapolate(createLadder(spectra), [500], [constantScaling]).predictions[0]!.bands.cdf
        .pointwise
      return high[high.length >> 1]! - low[low.length >> 1]!
    }
    expect(widthOf(9) / widthOf(1)).toBeLessThan(0.6)
  })

  it('refuses sizes, draws and ladders it cannot use', () => {
    const ladder = ladderOf([60, 120], (p) => p - 0.3)
    const code = (value: string) => expect.objectContaining({ code: value })
    expect(() => extrapolate(ladder, [0], scalingHypotheses)).toThrowError(code('E_TARGET'))
    expect(() => extrapolate(ladder, [500], scalingHypotheses, { draws: 3 })).toThrowError(code('E_DOMAIN'))
    expect(() => extrapolate(ladder, [500], [logLinesScaling])).toThrowError(code('E_LADDER'))
  })
})
