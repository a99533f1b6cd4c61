import type { PopulationParameters } from '@freecurve/core'
import { freeLevyCurve, populationCurve } from '@freecurve/curves'
import { supportOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { deformedFlow, freeFlow } from '../src/index.ts'

const thrown = (code: string) => expect.objectContaining({ code }) as Error
const unit = freeLevyCurve({ a: 0, sigma2: 1, rates: [], jumps: [] })
const semicircle = freeFlow.carry(unit, 1).law
const white = (c: number) => deformedFlow.carry(populationCurve({ values: [1], weights: [1], aspectRatio: c }), 1).law

describe('an outlier under the free flow', () => {
  // A spike θ in a share τ of the matrix is θτ in a matrix of variance τ: θτ + 1/θ, while θτ > √τ.
  const spike = (theta: number, ratio: number) => theta * ratio + 1 / theta

  it.each([0.3, 0.5, 2, 40])('is where the spike puts it, at ratio %d', (ratio) => {
    for (const theta of [2, 3, -5])
      expect(freeFlow.outlier!(semicircle, spike(theta, 1), ratio)).toBeCloseTo(spike(theta, ratio), 10)
  })

  it('is none from the ratio on at which the bulk swallows it, τ = θ⁻²', () => {
    for (const theta of [1.1, -2]) {
      const at = (ratio: number) => freeFlow.outlier!(semicircle, spike(theta, 1), ratio)
      const last = theta ** -2
      const edge = supportOf(freeFlow.carry(unit, last * 1.0001).law)[theta > 0 ? 1 : 0]
      expect(Math.abs(at(last * 1.0001)! - edge)).toBeLessThan(1e-6)
      for (const share of [0.9999, 0.5, 0.01]) expect(at(last * share)).toBeNull()
    }
    expect(freeFlow.outlier!(semicircle, 2.01, 0.1)).toBeNull()
  })

  it('is refused where it is none, at ratios that are none, and with options', () => {
    const outlier = (x: number, ratio: number, options?: { readonly [name: string]: number }) => () =>
      freeFlow.outlier!(semicircle, x, ratio, options)
    for (const x of [0, 2, -2, Number.NaN, Infinity]) expect(outlier(x, 2)).toThrow(thrown('E_DOMAIN'))
    for (const ratio of [0, -1, Number.NaN, Infinity]) expect(outlier(3, ratio)).toThrow(thrown('E_TARGET'))
    expect(outlier(3, 2, { foo: 1 })).toThrow(thrown('E_OPTION_UNKNOWN'))
    const { law } = freeFlow.carry(freeLevyCurve({ a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }), 1)
    expect(() => freeFlow.outlier!(law, 0, 2)).toThrow(thrown('E_DOMAIN'))
  })
})

describe('an outlier under the deformed flow', () => {
  const example: PopulationParameters = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 }
  const { law } = deformedFlow.carry(populationCurve(example), 1)
  // A population eigenvalue l that few share: l (1 + c Σ w t/(l − t)).
  const spike = (l: number, c: number) =>
    l * (1 + c * example.values.reduce((sum, t, j) => sum + (example.weights[j]! * t) / (l - t), 0))

  it.each([0.1, 0.9, 2, 8])('is where the population eigenvalue puts it, at ratio %d', (ratio) => {
    for (const l of [50, 0.3, 3.5]) {
      const place = deformedFlow.outlier!(law, spike(l, 0.05), ratio, { aspectRatio: 0.05 })
      // By then the bulks have merged over the one between them.
      if (l === 3.5 && ratio === 8) expect(place).toBeNull()
      else expect(place).toBeCloseTo(spike(l, 0.05 * ratio), 9)
    }
  })

  it('is none from the ratio on at which a bulk swallows it, (l − 1)² = τc', () => {
    for (const [l, c] of [
      [1.5, 0.1],
      [0.4, 0.1],
    ] as const) {
      const at = (ratio: number) => deformedFlow.outlier!(white(c), l + (c * l) / (l - 1), ratio, { aspectRatio: c })
      const last = (l - 1) ** 2 / c
      expect(at(last * 0.9999)).toBeCloseTo(l + (last * 0.9999 * c * l) / (l - 1), 9)
      for (const more of [1.0001, 2, 1000]) expect(at(last * more)).toBeNull()
    }
    expect(deformedFlow.outlier!(white(0.1), 1.75, 20, { aspectRatio: 0.1 })).toBeNull()
  })

  it('stays where it is if it is 0, until zeros are born', () => {
    const at = (ratio: number) => deformedFlow.outlier!(white(0.1), 0, ratio, { aspectRatio: 0.1 })
    expect([at(0.5), at(9.99), at(10.01)]).toEqual([0, 0, null])
  })

  it('is refused where it is none, at ratios that are none, and with options', () => {
    const outlier = (x: number, ratio: number, options?: { readonly [name: string]: number }) => () =>
      deformedFlow.outlier!(white(4), x, ratio, options)
    const aspectRatio = 4
    for (const x of [0, 1, 9, Number.NaN, -Infinity]) expect(outlier(x, 2, { aspectRatio })).toThrow(thrown('E_DOMAIN'))
    for (const ratio of [0, -1, Number.NaN]) expect(outlier(50, ratio, { aspectRatio })).toThrow(thrown('E_TARGET'))
    expect(outlier(50, 2)).toThrow(thrown('E_OPTION_VALUE'))
    expect(outlier(50, 2, { aspectRatio, foo: 1 })).toThrow(thrown('E_OPTION_UNKNOWN'))
  })
})
