import type { FreeLevyParameters, Law } from '@freecurve/core'
import {
  cdfAt,
  densityAt,
  edgesOf,
  freeCumulantsOf,
  integralOf,
  massOf,
  momentOf,
  quantilesAt,
  supportOf,
} from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryFreeLevy, evolvedFreeLevy } from '../src/free/carry-free-levy.ts'
import { example, freeLevyParameters, ratios } from './free-levy-arbitrary.ts'

const SHARES = [0.01, 0.2, 0.5, 0.8, 0.99]
const widthOf = (law: Law): number => supportOf(law)[1] - supportOf(law)[0]

/** The same law: edges and atoms to rounding, masses, quantiles. */
function sameLaw(got: Law, wanted: Law): void {
  const width = widthOf(wanted)
  expect(got.bulks).toHaveLength(wanted.bulks.length)
  const tolerance = 1e-12 * (width + Math.max(...supportOf(wanted).map(Math.abs)))
  edgesOf(got).forEach((edge, k) => {
    expect(Math.abs(edge - edgesOf(wanted)[k]!)).toBeLessThan(tolerance)
  })
  expect(got.atoms.map(({ x }) => x)).toEqual(wanted.atoms.map(({ x }) => x))
  got.atoms.forEach(({ weight }, k) => {
    expect(weight).toBeCloseTo(wanted.atoms[k]!.weight, 12)
  })
  got.bulks.forEach(({ mass }, k) => {
    expect(mass).toBeCloseTo(wanted.bulks[k]!.mass, 12)
  })
}

describe('the carried law', () => {
  it('is certified at every ratio, with mass one (100 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, (parameters, ratio) => {
        const { law } = carryFreeLevy(parameters, ratio)
        expect(law.reasons).toEqual([])
        expect(law.status).toBe('certified')
        expect(massOf(law)).toBeCloseTo(1, 12)
      }),
      { seed: 71, numRuns: 100 },
    )
  })

  it('has free cumulants κ_k = τ^{k−1} Σ r t^k, with σ² in the second (100 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, ({ a, sigma2, rates, jumps }, ratio) => {
        const { law } = carryFreeLevy({ a, sigma2, rates, jumps }, ratio)
        const size = Math.max(...supportOf(law).map((x) => Math.abs(x - momentOf(law, 1))))
        const far = Math.max(...supportOf(law).map(Math.abs))
        freeCumulantsOf(law, 5).forEach((kappa, k) => {
          const exact = jumps.reduce((sum, t, j) => sum + rates[j]! * t ** (k + 1), k === 0 ? a : k === 1 ? sigma2 : 0)
          expect(Math.abs(kappa - exact * ratio ** k)).toBeLessThan(1e-9 * size ** (k + 1) + 1e-12 * far * size ** k)
        })
      }),
      { seed: 72, numRuns: 100 },
    )
  })

  it('is where its Stieltjes transform says: ∫ρ/(x − z) = m(z) (100 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, fc.double({ min: 0, max: 1, noNaN: true }), (parameters, ratio, p) => {
        const { law, stieltjes } = carryFreeLevy(parameters, ratio)
        const width = widthOf(law)
        const [x, y] = [supportOf(law)[0] + p * width, 0.1 * width]
        const [re, im] = stieltjes(x, y)!
        const square = (t: number) => (t - x) ** 2 + y * y
        const size = Math.hypot(re, im)
        expect(Math.abs(integralOf(law, (t) => (t - x) / square(t)) - re)).toBeLessThan(1e-10 * size)
        expect(Math.abs(integralOf(law, (t) => y / square(t)) - im)).toBeLessThan(1e-10 * size)
        expect(stieltjes(x, -y)).toEqual([re, -im])
      }),
      { seed: 73, numRuns: 100 },
    )
  })

  it('goes there and back again, and in two steps as in one (200 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, ratios, (parameters, first, second) => {
        const there = carryFreeLevy(parameters, first).parameters
        sameLaw(carryFreeLevy(there, 1 / first).law, carryFreeLevy(parameters, 1).law)
        sameLaw(carryFreeLevy(there, second).law, carryFreeLevy(parameters, first * second).law)
      }),
      { seed: 74, numRuns: 200 },
    )
  })

  it('scales by powers of two exactly (200 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, fc.constantFrom(-20, 20), ({ a, sigma2, rates, jumps }, ratio, power) => {
        const s = 2 ** power
        const moved: FreeLevyParameters = { a: s * a, sigma2: s * s * sigma2, rates, jumps: jumps.map((t) => s * t) }
        const [one, other] = [carryFreeLevy({ a, sigma2, rates, jumps }, ratio).law, carryFreeLevy(moved, ratio).law]
        expect(edgesOf(other)).toEqual(edgesOf(one).map((x) => s * x))
        expect(other.atoms).toEqual(one.atoms.map(({ x, weight }) => ({ x: s * x, weight })))
        expect(other.bulks.map(({ mass, panels }) => ({ mass, panels }))).toEqual(
          one.bulks.map(({ mass, panels }) => ({ mass, panels })),
        )
        expect([...quantilesAt(other, SHARES)]).toEqual([...quantilesAt(one, SHARES)].map((x) => s * x))
      }),
      { seed: 75, numRuns: 200 },
    )
  })

  it('moves with a shift, and far from 0 too (100 random curves)', () => {
    fc.assert(
      fc.property(freeLevyParameters, ratios, fc.constantFrom(10, -1e3, 1e6), (parameters, ratio, shift) => {
        const [one, other] = [0, shift].map((d) => carryFreeLevy({ ...parameters, a: parameters.a + d }, ratio).law)
        expect(other!.reasons).toEqual([])
        edgesOf(other!).forEach((x, k) => {
          expect(Math.abs(x - shift - edgesOf(one!)[k]!)).toBeLessThan(1e-14 * Math.abs(shift) + 1e-13 * widthOf(one!))
        })
      }),
      { seed: 76, numRuns: 100 },
    )
  })

  it('when compressed far enough is nearly a semicircle: the free central limit', () => {
    const { law } = carryFreeLevy(example, 1e-4)
    const [mean, deviation] = [momentOf(law, 1), Math.sqrt(freeCumulantsOf(law, 2)[1]!)]
    expect(law.status).toBe('certified')
    for (const u of [-1, 0, 0.5, 1.5]) {
      const exact = Math.sqrt(4 - u * u) / (2 * Math.PI)
      expect(Math.abs(deviation * densityAt(law, mean + u * deviation) - exact)).toBeLessThan(0.02)
    }
    expect(evolvedFreeLevy(example, 1e-4)).toEqual(carryFreeLevy(example, 1e-4).parameters)
  })
})

describe('at the ratio at which an atom is born', () => {
  it('there is none yet, nor one that is rounding: the rates 0.15/0.2 + 0.05/0.2 are 1 − 1e-16', () => {
    const { law, logPotential } = carryFreeLevy({ a: 0, sigma2: 0, rates: [0.05, 0.15], jumps: [0.23, 2.6] }, 0.2)
    expect([law.status, law.atoms, supportOf(law)[0]]).toEqual(['certified', [], 0])
    expect(logPotential(0, 0)!.re).toBeCloseTo(integralOf(law, Math.log), 12)
    expect(logPotential(0, 0)!.im).toBe(Math.PI)
  })
})

describe('a semicircle far from 0', () => {
  it.each([1, 4])('of mean 1e8 has its edges at 1e8 ± 2√τ, τ = %d', (ratio) => {
    const { law } = carryFreeLevy({ a: 1e8, sigma2: 1, rates: [], jumps: [] }, ratio)
    expect(law.status, law.reasons.join('; ')).toBe('certified')
    expect(edgesOf(law)).toEqual([1e8 - 2 * ratio ** 0.5, 1e8 + 2 * ratio ** 0.5])
  })
})

describe('the compound free Poisson example at ratio 8', () => {
  const { law } = carryFreeLevy(example, 8)

  it('has two bulks and an atom, exactly', () => {
    const exact = [1.005518159668944, 3.125689231439145, 4.162723779878571, 7.595354543299054]
    expect(law.status).toBe('certified')
    edgesOf(law).forEach((edge, k) => {
      expect(Math.abs(edge - exact[k]!)).toBeLessThan(1e-14)
    })
    expect(law.atoms).toEqual([{ x: 0, weight: expect.closeTo(0.9, 15) }])
    expect(law.bulks.map(({ mass }) => mass)).toEqual([0.075, 0.025])
  })

  it('has density exactly 0 in the gap, and a flat CDF', () => {
    for (const x of [-1, 0, 0.5, 1.0055, 3.126, 3.6, 4.16, 7.6]) expect(densityAt(law, x)).toBe(0)
    expect(cdfAt(law, 3.6)).toBeCloseTo(0.975, 14)
    expect(cdfAt(law, 0)).toBeCloseTo(0.9, 14)
    expect(cdfAt(law, -1e-9)).toBe(0)
  })

  it('keeps the mean and multiplies the variance', () => {
    expect(momentOf(law, 1)).toBeCloseTo(0.2875, 13)
    expect(freeCumulantsOf(law, 2)[1]).toBeCloseTo(8 * 0.13203125, 12)
  })

  // By 40-digit arithmetic.
  it.each([
    [
      'bulks over eight decades',
      { a: 0, sigma2: 0, rates: [0.2, 0.3, 0.2, 0.1], jumps: [1e-4, 0.01, 1, 1e4] },
      1,
      [3.4056134715550458e-6, 1.1226260948817364e-8],
      [-35495.97421451867, 1275.1334780655893],
    ],
    [
      'a narrow bulk at the drift',
      { a: -3, sigma2: 1e-6, rates: [0.3, 0.2], jumps: [0.01, -4] },
      1,
      [-3.0014636284263005, 2.7970010786517265e-7],
      [742.3956069944367, 9.880401266044741],
    ],
    [
      'both signs, further on',
      { a: 0, sigma2: 0, rates: [0.5, 0.3, 0.2, 0.4], jumps: [1e-4, -0.1, 30, 1e4] },
      10,
      [8.747058243401787e-4, 8.532571824674686e-7],
      [-991.4762888481812, 239.4146696132462],
    ],
  ] as const)(
    'm(z) keeps its digits next to the drift, however large the mean: %s',
    (_name, parameters, ratio, [re, im], [mr, mi]) => {
      const m = carryFreeLevy(parameters, ratio).stieltjes(re, im)!
      expect(Math.hypot(m[0] - mr, m[1] - mi)).toBeLessThan(1e-12 * Math.hypot(mr, mi))
    },
  )
})
