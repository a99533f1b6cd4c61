import { createSpectrum, type FitResult, type FreeLevyParameters, type OptionValues } from '@freecurve/core'
import {
  atomWeight,
  boundaryRoot,
  bulkRanges,
  cdfAtBoundary,
  type FreeLevyCurve,
  reciprocalMap,
} from '@freecurve/curves'
import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { freeLevyFamily } from '../../src/index.ts'

type Fit = FitResult<FreeLevyCurve>
const fitTo = (samples: readonly Float64Array[], options?: OptionValues): Fit =>
  freeLevyFamily.fit(createSpectrum(samples), options)
const parametersOf = ({ curve }: Fit): FreeLevyParameters => curve!.parameters

/** Largest distance between the CDFs of two laws, at the first one’s bulks. */
function distance(one: FreeLevyParameters, other: FreeLevyParameters): number {
  const [p, q] = [reciprocalMap(one), reciprocalMap(other)]
  const [at, to] = [boundaryRoot(p), boundaryRoot(q)]
  const points = bulkRanges(p).flatMap(({ left, right }) =>
    [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((share) => left + share * (right - left)),
  )
  return Math.max(...points.map((x) => Math.abs(cdfAtBoundary(p, at(x)) - cdfAtBoundary(q, to(x)))))
}

const plain: FreeLevyParameters = { a: 0, sigma2: 0, rates: [2], jumps: [0.5] }
const example: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }
const decades: FreeLevyParameters = { a: 0.0018, sigma2: 4e-8, rates: [0.17, 0.03], jumps: [0.06, 9] }
const mirrored = ({ a, sigma2, rates, jumps }: FreeLevyParameters): FreeLevyParameters => ({
  a: -a,
  sigma2,
  rates: [...rates].reverse(),
  jumps: jumps.map((t) => -t).reverse(),
})

describe('the free Lévy family finds again', () => {
  it.each<[string, FreeLevyParameters, number]>([
    ['Marchenko–Pastur', plain, 0.02],
    ['Marchenko–Pastur on the negative axis', mirrored(plain), 0.02],
    ['the semicircle', { a: 1, sigma2: 2, rates: [], jumps: [] }, 0.02],
    ['jumps of both signs and noise', { a: 0, sigma2: 0.01, rates: [0.5, 0.5], jumps: [-2, 1] }, 0.02],
    ['the compound free Poisson law', example, 0.02],
    ['three bulks over five decades', decades, 0.03],
    ['the same on the negative axis', mirrored(decades), 0.03],
  ])('%s', (_name, parameters, tolerance) => {
    const found = fitTo([sampleMatrix(parameters, 240, 7)])
    expect(found.status).toBe('consistent')
    expect(found.reasons).toEqual([])
    expect(found.residual!.value).toBeLessThan(1.5)
    expect(distance(parameters, parametersOf(found))).toBeLessThan(tolerance)
  })

  it('an atom, its place and weight exactly, also away from 0 and between bulks', () => {
    for (const [a, rates, jumps] of [
      [0, [0.6, 0.2], [0.25, 0.6875]],
      [3, [0.2, 0.3], [1, -2]],
    ] as const) {
      const found = fitTo([sampleMatrix({ a, sigma2: 0, rates, jumps }, 300, 8)])
      const map = reciprocalMap(parametersOf(found))
      expect(found.status).toBe('consistent')
      expect(map.drift).toBe(a)
      expect(atomWeight(map)).toBeCloseTo(1 - rates[0] - rates[1], 12)
    }
  })

  it('the mean, to within its noise of √2 deviations over n', () => {
    for (const parameters of [plain, example, decades]) {
      const values = sampleMatrix(parameters, 250, 9)
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length
      const found = reciprocalMap(parametersOf(fitTo([values])))
      expect(Math.abs(found.mean - mean)).toBeLessThan((2 * Math.SQRT2 * Math.sqrt(found.variance)) / 250)
    }
  })
})

describe('its fit', () => {
  const values = sampleMatrix(plain, 200, 10)

  it('is the same every time, and in any order of the values', () => {
    const [one, again, shuffled] = [values, values, values.slice().reverse()].map((list) => fitTo([list]))
    expect(again!.curve!.toJSON()).toEqual(one!.curve!.toJSON())
    expect(shuffled!.curve!.toJSON()).toEqual(one!.curve!.toJSON())
    expect(again!.details).toEqual(one!.details)
  })

  it('scales with the values, by powers of two exactly', () => {
    const s = 2 ** 20
    const [one, other] = [fitTo([values]), fitTo([values.map((x) => s * x)])]
    const { a, sigma2, rates, jumps } = parametersOf(one)
    expect(parametersOf(other)).toEqual({ a: s * a, sigma2: s * s * sigma2, rates, jumps: jumps.map((t) => s * t) })
    expect(other.residual).toEqual(one.residual)
  })

  it('moves with a shift that keeps both signs', () => {
    const mixed = values.map((x) => x - 1)
    const [one, other] = [fitTo([mixed]), fitTo([mixed.map((x) => x + 0.25)])]
    const moved = { ...parametersOf(one), a: parametersOf(one).a + 0.25 }
    expect(Math.min(...mixed) < 0 && Math.max(...mixed) > 0.25).toBe(true)
    expect(distance(moved, parametersOf(other))).toBeLessThan(1e-9)
    expect(other.residual!.value).toBeCloseTo(one.residual!.value, 6)
  })

  it('pools replicates: the mean of all, and a residual in units of the smaller noise', () => {
    const samples = [1, 2, 3, 4].map((seed) => sampleMatrix(plain, 150, seed))
    const [pooled, one] = [fitTo(samples), fitTo([samples[0]!])]
    const mean = samples.flatMap((list) => [...list]).reduce((sum, x) => sum + x, 0) / 600
    expect(reciprocalMap(parametersOf(pooled)).mean).toBeCloseTo(mean, 3)
    expect(pooled.status).toBe('consistent')
    expect(pooled.residual!.value).toBeGreaterThan(0.5)
    expect(pooled.residual!.cdf).toBeLessThan(one.residual!.cdf)
    expect(fitTo([...samples].reverse()).curve!.toJSON()).toEqual(pooled.curve!.toJSON())
  })

  it('holds its options to their word', () => {
    const penalties = [1e-3, 10].map((smoothness) => fitTo([values], { smoothness }))
    expect(penalties.map(({ details }) => details.smoothness)).toEqual([1e-3, 10])
    expect(penalties[1]!.residual!.value).toBeGreaterThan(2 * penalties[0]!.residual!.value)
    expect(fitTo([values], { smoothness: '0.1' }).details.smoothness).toBe(0.1)
    expect(fitTo([values], { smoothness: null }).curve!.toJSON()).toEqual(fitTo([values]).curve!.toJSON())
    for (const smoothness of [0, -1, 1e4, 'rough'])
      expect(() => fitTo([values], { smoothness })).toThrow(expect.objectContaining({ code: 'E_OPTION_VALUE' }))
    expect(() => fitTo([values], { roughness: 1 })).toThrow(expect.objectContaining({ code: 'E_OPTION_UNKNOWN' }))
  })
})

describe('what it does not explain', () => {
  const refusal = (values: Float64Array) => {
    const { status, reasons, curve, residual } = fitTo([values])
    expect(reasons.length).toBeGreaterThan(0)
    return { status, curve, residual }
  }

  it('are two atoms, and too few values', () => {
    const none = { status: 'refused', curve: null, residual: null }
    const twoAtoms = Float64Array.from({ length: 100 }, (_, k) => (k < 10 ? 0 : k < 20 ? 1 : k))
    expect(refusal(twoAtoms)).toEqual(none)
    expect(refusal(Float64Array.from({ length: 15 }, (_, k) => k))).toEqual(none)
    expect(refusal(Float64Array.from({ length: 40 }, (_, k) => Math.max(0, k - 29)))).toEqual(none)
    expect(fitTo([Float64Array.from({ length: 16 }, (_, k) => Math.sin(k))]).curve).not.toBeNull()
  })

  it('are laws that are not freely infinitely divisible: a uniform one, and two clusters with a gap', () => {
    const uniform = Float64Array.from({ length: 300 }, (_, k) => k / 300)
    const clusters = Float64Array.from({ length: 300 }, (_, k) => (k < 150 ? -1 : 1) + k / 15000)
    for (const values of [uniform, clusters]) {
      const { status, residual } = refusal(values)
      expect(['poor', 'refused']).toContain(status)
      expect(residual === null || residual.value > 1.5).toBe(true)
    }
  })
})
