import { createLadder, createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { sampleLadder } from '@freecurve/ensembles'
import { distancesToSpectrum } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { decompressLadder, standardRegistry } from '../src/index.ts'

const free: FreeLevyParameters = { a: -0.4, sigma2: 0, rates: [2.5], jumps: [0.4] }
const sizes = [100, 200, 400]
const samples = sampleLadder(free, sizes, 5)
const freeLadder = createLadder(samples.slice(0, 2).map((values) => createSpectrum([values])))

/** λ_k = n/k², as of a kernel: no flow of any kind. */
const kernel = (n: number) => createSpectrum([Float64Array.from({ length: n }, (_, k) => n / (n - k) ** 2)])
/** How far the largest size of a bent kernel is from the rule of the others, in parts of its values. */
const BEND = 0.1
const kernelLadder = (...of: readonly number[]) => createLadder(of.map(kernel))

describe('a ladder', () => {
  it('of a matrix that is free keeps to the free flow, from the largest size', () => {
    const { report, carried, trusted } = decompressLadder(standardRegistry, {
      ladder: freeLadder,
      sizes: [400],
      bands: 0,
    })
    expect([report.flow, report.n0, trusted]).toEqual(['free', 200, true])
    expect(report.ladder!.tests.find((test) => test.flow === 'free')).toMatchObject({
      holds: true,
      small: 100,
      large: 200,
    })
    expect(distancesToSpectrum(carried[0]!.law, samples[2]!).ks).toBeLessThan(0.03)
  })

  it('that refutes every flow is extrapolated, never certified', () => {
    const { report, carried, trusted } = decompressLadder(standardRegistry, {
      ladder: kernelLadder(100, 200, 400),
      sizes: [1600],
    })
    expect([report.flow, report.fit.status, report.sizes[0]!.status]).toEqual(['empirical', 'empirical', 'empirical'])
    expect(report.ladder!.tests.every(({ holds }) => !holds)).toBe(true)
    expect(report.fit.candidates.filter(({ lost }) => lost === null)).toHaveLength(1)
    expect(distancesToSpectrum(carried[0]!.law, kernel(1600).samples[0]!).ks).toBeLessThan(0.02)
    expect(report.sizes[0]!.bands).toMatchObject({ from: 'ladder', level: 0.9 })
    expect(trusted).toBe(true)
  })

  it('is not trusted farther than its back-test bears', () => {
    // The values of the largest size wave about n/k²: no rule foresees it, and all miss by a few hundredths.
    const bent = [100, 200, 400].map((n) =>
      createSpectrum([kernel(n).samples[0]!.map((x, k) => (n < 400 ? x : x * (1 + BEND * Math.sin((9 * k) / n))))]),
    )
    const at = (...of: readonly number[]) =>
      decompressLadder(standardRegistry, { ladder: createLadder(bent), sizes: of, bands: 0, flow: 'empirical' })
    const [near, far] = [at(800), at(800, 400 * 2 ** 12)]
    const ks = Number(near.report.fit.details.testedKs)
    expect(ks).toBeGreaterThan(0.1 / 12)
    expect(ks).toBeLessThan(0.05)
    expect([near.report.distrust, near.trusted]).toEqual([[], true])
    expect([far.report.distrust.length, far.trusted]).toEqual([1, false])
    // Smaller sizes are as far as larger ones.
    expect(at(1).trusted).toBe(ks * Math.log2(400) <= 0.1)
  })

  it('of two sizes leaves the rule untested, and says so', () => {
    const { report, trusted } = decompressLadder(standardRegistry, {
      ladder: kernelLadder(100, 200),
      sizes: [800],
      bands: 0,
    })
    expect(trusted).toBe(false)
    expect(report.fit.reasons.join()).toContain('add a third')
  })

  it('does not stop whoever insists on a flow, but is not trusted', () => {
    const { report, trusted } = decompressLadder(standardRegistry, {
      ladder: kernelLadder(100, 200),
      sizes: [400],
      flow: 'free',
      bands: 0,
    })
    expect([report.flow, trusted]).toEqual(['free', false])
    expect(report.distrust.join()).toMatch(/refute the flow free/)
  })

  it('refuses options that nothing reads', () => {
    expect(() =>
      decompressLadder(standardRegistry, {
        ladder: kernelLadder(100, 200),
        sizes: [400],
        familyOptions: { smoothness: 1 },
      }),
    ).toThrow(expect.objectContaining({ code: 'E_USAGE' }))
  })
})

describe('data that no law of the flow explains', () => {
  it('are refused with what in them forbids it', async () => {
    const { decompress } = await import('../src/index.ts')
    const two = createSpectrum([Float64Array.from({ length: 200 }, (_, k) => (k < 100 ? -1 : 1) + 1e-3 * (k % 100))])
    const { report, carried, trusted } = decompress(standardRegistry, { spectrum: two, sizes: [400], bands: 0 })
    expect([report.fit.status, carried.length, trusted]).toEqual(['refused', 0, false])
    expect(report.fit.reasons.join()).toMatch(/m\(x\) = 0/)
  })
})
