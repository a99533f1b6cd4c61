import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { gradientOf, hessianVectorProduct, lossOf } from '../src/index.ts'
import { centralDifferences, decimalArithmetic, layerExamples, naiveLoss } from '../src/testing/index.ts'

const Precise = Decimal.clone({ precision: 60 })
const arithmetic = decimalArithmetic((x) => new Precise(x), Precise.acos(-1))

const largest = (values: Iterable<number>) => Array.from(values).reduce((most, x) => Math.max(most, Math.abs(x)), 0)

describe.each(layerExamples.map((example) => [example.layer, example] as const))(
  '%s',
  (_, { description, problem }) => {
    const loss = naiveLoss(description, problem, arithmetic)
    const at = Array.from(problem.weights.parameters, arithmetic.of)
    const { first, second } = centralDifferences(arithmetic, loss, at)
    const size = problem.network.size

    it('has the loss of the definitions', () => {
      expect(Math.abs(lossOf(problem) / arithmetic.toNumber(loss(at)) - 1)).toBeLessThan(1e-14)
    })

    it('has the gradient of the loss in 60 digits', () => {
      const gradient = gradientOf(problem)
      const scale = largest(gradient)
      for (let k = 0; k < size; k += 3) expect(Math.abs(gradient[k]! - first(k))).toBeLessThan(1e-14 * scale)
    })

    it('has Hessian columns that are those of the loss in 60 digits', () => {
      const columns = [Math.floor(size / 3), size - 1]
      for (const column of columns) {
        const got = hessianVectorProduct(
          problem,
          Float64Array.from({ length: size }, (_, k) => (k === column ? 1 : 0)),
        )
        const scale = Math.max(1e-3, largest(got))
        for (let k = 0; k < size; k += 7) expect(Math.abs(got[k]! - second(k, column))).toBeLessThan(1e-13 * scale)
      }
    })
  },
)
