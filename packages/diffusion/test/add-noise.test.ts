import { describe, expect, it } from 'vitest'
import { addNoise, denoiserInputs } from '../src/index.ts'
import { denoiserOf, pointsFor } from './denoisers.ts'

const samples = 2000
const narrow = denoiserOf('narrow')
const points = pointsFor(narrow, samples)

describe('noise', () => {
  it('x_t holds e^(−t) of the point and √(1 − e^(−2t)) of what is to be guessed', () => {
    const time = Float64Array.from({ length: samples }, (_, n) => 0.01 * (n + 1))
    const { noisy, targets } = addNoise({ ...narrow, predicts: 'noise' }, { points, samples, time }, 4)
    noisy.forEach((x, k) => {
      const t = time[Math.floor(k / 6)]!
      expect(x).toBeCloseTo(Math.exp(-t) * points[k]! + Math.sqrt(1 - Math.exp(-2 * t)) * targets[k]!, 13)
    })
  })

  it('is standard normal, and the points themselves are the target of a denoiser', () => {
    const { noisy, targets } = addNoise(narrow, { points, samples, time: 0.5 }, 4)
    expect(targets).toEqual(points)
    const drawn = noisy.map((x, k) => (x - Math.exp(-0.5) * points[k]!) / Math.sqrt(1 - Math.exp(-1)))
    const mean = (power: number) => drawn.reduce((sum, x) => sum + x ** power, 0) / drawn.length
    // Standard errors of the moments of 12000 normal numbers, four of each.
    expect(Math.abs(mean(1))).toBeLessThan(4 / Math.sqrt(drawn.length))
    expect(Math.abs(mean(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / drawn.length))
    expect(Math.abs(mean(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / drawn.length))
  })

  it('of the first points is the same however many follow, and another with another seed', () => {
    const few = { points: points.slice(0, 60), samples: 10, time: 0.5 }
    const { noisy } = addNoise(narrow, { points, samples, time: 0.5 }, 4)
    expect(addNoise(narrow, few, 4).noisy).toEqual(noisy.slice(0, 60))
    expect(addNoise(narrow, few, 5).noisy[0]).not.toBe(noisy[0])
  })
})

describe('time inputs', () => {
  it('come behind the point, each for a whole channel', () => {
    const images = denoiserOf('images')
    const given = { points: pointsFor(images, 2), samples: 2, time: Float64Array.of(0.2, 0.4) }
    const inputs = denoiserInputs({ ...images, timeInputs: ['time', 'signal'] }, given)
    expect([...inputs.subarray(0, 9)]).toEqual([...given.points.subarray(0, 9)])
    expect(new Set(inputs.subarray(9, 18))).toEqual(new Set([0.2]))
    expect(new Set(inputs.subarray(45, 54))).toEqual(new Set([Math.exp(-0.4)]))
  })

  it('refuses points without a time each', () => {
    const given = { points: points.slice(0, 12), samples: 2 }
    for (const time of [Float64Array.of(0.1), Float64Array.of(0.1, -1), -1, Float64Array.of(0.1, Infinity)])
      expect(() => denoiserInputs(narrow, { ...given, time })).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
