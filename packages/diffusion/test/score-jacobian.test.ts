import { symmetricEigenvalues } from '@freecurve/eigen'
import { sizeOf } from '@freecurve/networks'
import { decimalArithmetic, naiveOutputs } from '@freecurve/networks/testing'
import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { type Denoiser, scoreAsymmetry, scoreJacobianOf } from '../src/index.ts'
import { denoiserOf, descriptionOf, linearDenoiser, type NetworkName, pointsFor } from './denoisers.ts'
import { all } from './problems.ts'

const Digits = Decimal.clone({ precision: 70 })
const on = decimalArithmetic((x) => new Digits(x), Digits.acos(-1))

/** J of the score at a point, by central differences of its definition in 70 digits; d×d, row-major. */
function jacobianByDifferences(name: NetworkName, denoiser: Denoiser, time: number, point: Float64Array): Float64Array {
  const dimension = point.length
  const [signal, square] = [new Digits(-time).exp(), new Digits(1).minus(new Digits(-2 * time).exp())]
  const channel = sizeOf(denoiser.network.input.slice(1))
  const told = [signal, square.sqrt()].flatMap((x) => Array.from({ length: channel }, () => x))
  const parameters = Array.from(denoiser.weights.parameters, on.of)
  const score = (x: readonly Decimal[]) =>
    naiveOutputs(descriptionOf(name), on, parameters, [], [...x, ...told]).map((f, row) =>
      denoiser.predicts === 'denoised' ? signal.times(f).minus(x[row]!).div(square) : f.div(square.sqrt()).negated(),
    )
  const step = new Digits(1e-20)
  const moved = (column: number, by: Decimal) =>
    score(Array.from(point, (x, k) => (k === column ? on.of(x).plus(by) : on.of(x))))
  const jacobian = new Float64Array(dimension ** 2)
  for (let column = 0; column < dimension; column++) {
    const [above, below] = [moved(column, step), moved(column, step.negated())]
    for (let row = 0; row < dimension; row++)
      jacobian[row * dimension + column] = above[row]!.minus(below[row]!).div(step.times(2)).toNumber()
  }
  return jacobian
}

const norm = (values: Float64Array) => Math.hypot(...values)
const difference = (a: Float64Array, b: Float64Array) => norm(a.map((x, k) => x - b[k]!))

/** (J + Jᵀ)/2 and JᵀJ by their definitions. */
const matrices = {
  'symmetric-part': (j: Float64Array, d: number) => j.map((x, k) => (x + j[(k % d) * d + Math.floor(k / d)]!) / 2),
  gram: (j: Float64Array, d: number) =>
    j.map((_, k) => {
      const [a, b] = [Math.floor(k / d), k % d]
      return all(d).reduce((sum, i) => sum + j[i * d + a]! * j[i * d + b]!, 0)
    }),
}

const cases = (['narrow', 'images'] as const).flatMap((name) =>
  (['denoised', 'noise'] as const).flatMap((predicts) =>
    (['symmetric-part', 'gram'] as const).map((matrix) => ({ name, predicts, matrix })),
  ),
)

describe('the Jacobian of a score', () => {
  it.each(cases)('is that of its definition: $name, $predicts, $matrix', async ({ name, predicts, matrix }) => {
    const denoiser = denoiserOf(name, predicts)
    const dimension = sizeOf(denoiser.network.output)
    const [samples, time] = [2, 0.3]
    const points = pointsFor(denoiser, samples)
    const wanted = new Float64Array(dimension ** 2)
    for (let n = 0; n < samples; n++) {
      const point = points.subarray(n * dimension, (n + 1) * dimension)
      const one = matrices[matrix](jacobianByDifferences(name, denoiser, time, point), dimension)
      one.forEach((x, k) => {
        wanted[k]! += x / samples
      })
    }
    const { data } = await scoreJacobianOf({ ...denoiser, points, samples, time }, { matrix }).principal(all(dimension))
    expect(difference(data, wanted)).toBeLessThan(1e-14 * dimension * norm(wanted))
  })

  it.each(cases)('has parts that do not depend on the rest, bit by bit: $name, $predicts, $matrix', async (one) => {
    const denoiser = denoiserOf(one.name, one.predicts)
    const problem = { ...denoiser, points: pointsFor(denoiser, 300), samples: 300, time: 0.3 }
    const source = scoreJacobianOf(problem, { matrix: one.matrix })
    const whole = await source.principal(all(source.size))
    const chosen = Uint32Array.of(5, 0, 3)
    const { data } = await source.principal(chosen)
    expect([...data]).toEqual([...chosen].flatMap((i) => [...chosen].map((j) => whole.data[i * source.size + j])))
  })

  it('the best denoiser of standard normal points has the score −x', async () => {
    const [dimension, time] = [5, 0.7]
    const signal = Math.exp(-time)
    const identity = Float64Array.from({ length: dimension ** 2 }, (_, k) => (k % (dimension + 1) === 0 ? signal : 0))
    const denoiser = linearDenoiser(identity, 'denoised')
    const problem = { ...denoiser, points: pointsFor(denoiser, 3), samples: 3, time }
    const { data } = await scoreJacobianOf(problem).principal(all(dimension))
    data.forEach((x, k) => {
      expect(Math.abs(x + (k % (dimension + 1) === 0 ? 1 : 0))).toBeLessThan(1e-15)
    })
    expect(await scoreAsymmetry(problem)).toBe(0)
  })

  it('a layer of r units leaves d − 2r eigenvalues where no network would be', async () => {
    const [r, time] = [3, 0.2]
    const wide = denoiserOf('wide')
    const problem = { ...wide, points: pointsFor(wide, 1), samples: 1, time }
    const level = 1 / -Math.expm1(-2 * time)
    for (const [matrix, there] of [['symmetric-part', -level] as const, ['gram', level ** 2] as const]) {
      const values = symmetricEigenvalues(await scoreJacobianOf(problem, { matrix }).principal(all(20)))
      const close = values.filter((x) => Math.abs(x - there) < 1e-12 * Math.abs(there)).length
      expect(close).toBe(20 - 2 * r)
    }
  })

  it('a Gram matrix has no negative eigenvalues', async () => {
    const denoiser = denoiserOf('images', 'noise')
    const problem = { ...denoiser, points: pointsFor(denoiser, 4), samples: 4, time: 0.1 }
    const values = symmetricEigenvalues(await scoreJacobianOf(problem, { matrix: 'gram' }).principal(all(9)))
    expect(values[0]).toBeGreaterThan(-1e-13 * values[8]!)
  })

  it('refuses parts that do not fit together', () => {
    const denoiser = denoiserOf('narrow')
    const good = { ...denoiser, points: pointsFor(denoiser, 2), samples: 2, time: 0.3 }
    const bad = [
      { ...good, time: 0 },
      { ...good, time: Number.NaN },
      { ...good, samples: 3 },
      { ...good, timeInputs: ['signal'] as const },
      { ...good, timeInputs: ['signal', 'loud'] as never },
      { ...good, predicts: 'truth' as never },
      { ...good, points: good.points.map(() => Number.NaN) },
      { ...good, weights: { ...good.weights, parameters: new Float64Array(3) } },
    ]
    for (const one of bad) expect(() => scoreJacobianOf(one)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
    expect(() => scoreJacobianOf(good, { matrix: 'half' as never })).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN' }),
    )
  })
})

describe('the asymmetry', () => {
  const skew = (dimension: number) =>
    Float64Array.from({ length: dimension ** 2 }, (_, k) => {
      const [i, j] = [Math.floor(k / dimension), k % dimension]
      return i === j ? 0 : i < j ? 1 : -1
    })

  it('is 2 where J is skew, and exact where all coordinates are looked at', async () => {
    const denoiser = linearDenoiser(skew(6), 'noise')
    const problem = { ...denoiser, points: pointsFor(denoiser, 1), samples: 1, time: 0.3 }
    expect(await scoreAsymmetry(problem)).toBeCloseTo(2, 12)
  })

  it('is estimated without bias from some coordinates where all pairs are alike', async () => {
    const dimension = 40
    const matrix = skew(dimension).map((x, k) => (k % (dimension + 1) === 0 ? 5 : x))
    const denoiser = linearDenoiser(matrix, 'noise')
    const problem = { ...denoiser, points: pointsFor(denoiser, 1), samples: 1, time: 0.3 }
    const pairs = dimension * (dimension - 1)
    const exact = Math.sqrt((4 * pairs) / (pairs + 25 * dimension))
    expect(await scoreAsymmetry(problem)).toBeCloseTo(exact, 12)
    expect(await scoreAsymmetry(problem, { coordinates: 7 })).toBeCloseTo(exact, 12)
  })

  it('refuses to be measured on one coordinate', async () => {
    const denoiser = denoiserOf('narrow')
    const problem = { ...denoiser, points: pointsFor(denoiser, 1), samples: 1, time: 0.3 }
    await expect(scoreAsymmetry(problem, { coordinates: 1 })).rejects.toMatchObject({ code: 'E_DOMAIN' })
  })
})
