import type { Ensemble, OptionValues } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import {
  chiralBlock,
  compoundFreePoisson,
  deformedMarchenkoPastur,
  deformedWigner,
  freeLevy,
  freeMeixner,
  fussCatalan,
  kestenMckay,
  marchenkoPastur,
  semicircle,
  wachter,
} from '../src/index.ts'

const cases: readonly (readonly [string, Ensemble, OptionValues])[] = [
  ['semicircle', semicircle, { sigma: 3 }],
  ['Marchenko–Pastur, thin', marchenkoPastur, { ratio: 0.25 }],
  ['Marchenko–Pastur, with an atom', marchenkoPastur, { ratio: 3 }],
  ['compound free Poisson, the example', compoundFreePoisson, {}],
  ['compound free Poisson, both signs', compoundFreePoisson, { rates: '0.2, 0.1', jumps: '2,-3' }],
  ['free Lévy, by default', freeLevy, {}],
  ['free Lévy, full rank', freeLevy, { a: -1, sigma2: 0.5, rates: '1.5', jumps: '0.4' }],
]
const SIZE = 400

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

describe.each(cases)('%s', (_name, ensemble, options) => {
  const values = [...ensemble.sample(SIZE, 1, options)]
  const { coefficients } = ensemble.curve(options).polynomial()
  const { a, sigma2, rates, jumps } = ensemble.curve(options).freeLevy?.() ?? { a: 0, sigma2: 0, rates: [], jumps: [] }
  const cumulant = (k: number) => jumps.reduce((sum, t, j) => sum + rates[j]! * t ** k, 0)
  const scale = Math.sqrt(sigma2 + cumulant(2))

  it('gives n ascending values, the same for the same seed and options in text', () => {
    expect(values).toHaveLength(SIZE)
    expect(values).toEqual([...values].sort((x, y) => x - y))
    const inText = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]))
    expect([...ensemble.sample(SIZE, 1, inText)]).toEqual(values)
    expect([...ensemble.sample(SIZE, 2, options)]).not.toEqual(values)
  })

  it('has the free cumulants of its parameters', () => {
    const centre = mean(values)
    const central = (k: number) => mean(values.map((x) => ((x - centre) / scale) ** k))
    expect(Math.abs(centre - a - cumulant(1)) / scale).toBeLessThan(0.02)
    expect(central(2)).toBeCloseTo(1, 1)
    expect(Math.abs(central(3) - cumulant(3) / scale ** 3)).toBeLessThan(0.2)
  })

  it('solves the equation of its curve: P(z, m(z)) = 0 up to fluctuations of order 1/n', () => {
    for (const u of [-2, -0.5, 0.3, 1.1]) {
      const re = mean(values) + u * scale
      const m = stieltjes(values, re, scale)
      const p = evaluate(coefficients, { re, im: scale }, m)
      expect(p.size / p.terms).toBeLessThan(0.01)
    }
  })
})

describe('options', () => {
  it.each([
    ['a negative σ', () => semicircle.sample(4, 1, { sigma: -1 })],
    ['a ratio of 0', () => marchenkoPastur.curve({ ratio: 0 })],
    ['a rate that is no number', () => compoundFreePoisson.curve({ rates: '0.1,,2' })],
    ['a negative rate', () => compoundFreePoisson.curve({ rates: '0.1,-2' })],
    ['a jump of 0', () => freeLevy.curve({ jumps: '0,1' })],
    ['more jumps than rates', () => freeLevy.curve({ jumps: '3,1,2' })],
    ['a corner larger than the whole', () => wachter.facts({ corner: 1.01 })],
    ['a projection onto everything', () => wachter.facts({ rank: 1 })],
    ['a degree below 1', () => kestenMckay.sample(4, 1, { degree: 0.9 })],
    ['no variance', () => freeMeixner.facts({ b: 0 })],
    ['a negative c', () => freeMeixner.evolve?.(2, { c: -1 })],
    ['weights of sum 0.9', () => deformedWigner.facts({ weights: '0.4,0.5' })],
    ['a negative weight', () => deformedWigner.facts({ weights: '-0.5,1.5' })],
    ['more values than weights', () => deformedWigner.rescale?.(2, { values: '1,2,3' })],
    ['no noise', () => deformedWigner.curve({ sigma: 0 })],
    ['a negative variance', () => deformedMarchenkoPastur.facts({ values: '-1,2' })],
    ['variances that are all 0', () => deformedMarchenkoPastur.facts({ values: '0', weights: '1' })],
    ['a ratio that is no number', () => fussCatalan.curve({ ratio: 'one' })],
    ['a block of no rows', () => chiralBlock.curve({ ratio: 0 })],
  ])('%s is refused', (_name, run) => {
    expect(run).toThrow(expect.objectContaining({ code: 'E_OPTION_VALUE' }))
  })

  it('may repeat a value, whose weights are added up', () => {
    const options = { values: '1,-1,1', weights: '0.25,0.5,0.25' }
    expect(deformedWigner.curve(options).toJSON()).toEqual(deformedWigner.curve().toJSON())
  })

  it('of a rescaled law are refused for a factor that is not positive', () => {
    expect(() => semicircle.rescale?.(0)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })

  it('nobody reads is refused', () => {
    expect(() => semicircle.curve({ radius: 2 })).toThrow(expect.objectContaining({ code: 'E_OPTION_UNKNOWN' }))
  })
})

interface Complex {
  readonly re: number
  readonly im: number
}

/** m(z) = mean of 1/(x − z) at z = re + i im. */
function stieltjes(values: readonly number[], re: number, im: number): Complex {
  const squares = values.map((x) => (x - re) ** 2 + im ** 2)
  return { re: mean(values.map((x, k) => (x - re) / squares[k]!)), im: mean(squares.map((s) => im / s)) }
}

/** |Σ c[i][j] z^i m^j| and the sum of the sizes of its terms. */
function evaluate(coefficients: readonly (readonly number[])[], z: Complex, m: Complex) {
  const times = (p: Complex, q: Complex): Complex => ({ re: p.re * q.re - p.im * q.im, im: p.re * q.im + p.im * q.re })
  const power = (p: Complex, k: number): Complex => (k === 0 ? { re: 1, im: 0 } : times(p, power(p, k - 1)))
  const terms = coefficients.flatMap((row, i) =>
    row.map((c, j) => times({ re: c, im: 0 }, times(power(z, i), power(m, j)))),
  )
  const sum = terms.reduce((s, t) => ({ re: s.re + t.re, im: s.im + t.im }), { re: 0, im: 0 })
  return { size: Math.hypot(sum.re, sum.im), terms: terms.reduce((s, t) => s + Math.hypot(t.re, t.im), 0) }
}
