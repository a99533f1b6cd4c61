import { createNetwork, type NetworkData } from '@freecurve/networks'
import { derivative } from 'mathjs'
import { describe, expect, it } from 'vitest'
import { hessianOf } from '../src/index.ts'
import { range, wholeOf } from './matrices-of.ts'

describe('closed forms', () => {
  it('of a network with two parameters, differentiated by mathjs', async () => {
    const network = createNetwork({
      input: [1],
      layers: [{ type: 'dense', units: 1, bias: false }, { type: 'tanh' }, { type: 'dense', units: 1, bias: false }],
    })
    const at = { a: 0.7, b: -1.3, x: 0.6, y: 0.4 }
    const { data } = await wholeOf({
      network,
      weights: { parameters: Float64Array.of(at.a, at.b), statistics: new Float64Array(0) },
      data: { samples: 1, inputs: Float64Array.of(at.x), targets: Float64Array.of(at.y) },
      loss: 'squared',
    })
    const loss = '(b * tanh(a * x) - y)^2 / 2'
    const second = (first: string, then: string) => derivative(derivative(loss, first), then).evaluate(at)
    expect(data[0]).toBeCloseTo(second('a', 'a'), 14)
    expect(data[1]).toBeCloseTo(second('a', 'b'), 14)
    expect(data[3]).toBeCloseTo(second('b', 'b'), 14)
  })

  /** Softmax regression is one dense layer: H[(a,i),(b,j)] = (1/N) Σ_n x_ni x_nj p_na (δ_ab − p_nb), with x_n0 = 1 for the bias. */
  it('of softmax regression', async () => {
    const [samples, features, classes] = [7, 3, 4]
    const network = createNetwork({ input: [features], layers: [{ type: 'dense', units: classes }] })
    const parameters = Float64Array.from({ length: network.size }, (_, k) => Math.sin(k * k + 1))
    const inputs = Float64Array.from({ length: samples * features }, (_, k) => Math.cos(3 * k))
    const data: NetworkData = { samples, inputs, labels: Uint32Array.from({ length: samples }, (_, n) => n % classes) }
    const statistics = new Float64Array(0)
    const matrix = await wholeOf({ network, weights: { parameters, statistics }, data, loss: 'cross-entropy' })
    const place = (k: number) =>
      k < classes * features
        ? { unit: Math.floor(k / features), input: k % features }
        : { unit: k - classes * features, input: -1 }
    const x = (n: number, i: number) => (i < 0 ? 1 : inputs[n * features + i]!)
    const p = (n: number) => {
      const scores = Array.from({ length: classes }, (_, a) => {
        let sum = parameters[classes * features + a]!
        for (let i = 0; i < features; i++) sum += parameters[a * features + i]! * x(n, i)
        return Math.exp(sum)
      })
      const all = scores.reduce((sum, score) => sum + score)
      return scores.map((score) => score / all)
    }
    for (const k of range(network.size))
      for (const l of range(network.size)) {
        const [left, right] = [place(k), place(l)]
        let sum = 0
        for (let n = 0; n < samples; n++) {
          const own = left.unit === right.unit ? 1 : 0
          sum += x(n, left.input) * x(n, right.input) * p(n)[left.unit]! * (own - p(n)[right.unit]!)
        }
        expect(matrix.data[k * matrix.size + l]).toBeCloseTo(sum / samples, 14)
      }
  })

  it('stay exact where a class is all but certain', async () => {
    const network = createNetwork({ input: [1], layers: [{ type: 'dense', units: 2, bias: false }] })
    const problem = {
      network,
      weights: { parameters: Float64Array.of(100, 0), statistics: new Float64Array(0) },
      data: { samples: 1, inputs: Float64Array.of(1), labels: Uint32Array.of(0) },
      loss: 'cross-entropy',
    } as const
    const p = 1 / (1 + Math.exp(100))
    for (const matrix of ['hessian', 'gauss-newton'] as const) {
      const { data } = await (await hessianOf({ ...problem, matrix })).principal(range(2))
      for (const [k, sign] of [1, -1, -1, 1].entries()) expect(data[k]! / (sign * p)).toBeCloseTo(1, 12)
    }
  })
})
