import type { SymmetricMatrix } from '@freecurve/core'
import { hessianVectorProduct, type Problem } from '@freecurve/networks'
import { type HessianProblem, hessianOf } from '../src/index.ts'

/** 0…count−1 */
export const range = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, k) => k)

/** The whole matrix of a small problem, with the rows of dead parameters. */
export const wholeOf = async (problem: HessianProblem): Promise<SymmetricMatrix> =>
  (await hessianOf({ ...problem, parameters: 'all' })).principal(range(problem.network.size))

/** The Hessian, one column after the other by {@link hessianVectorProduct}. */
export function columnsOf(problem: Problem): Float64Array {
  const { size } = problem.network
  const data = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    const unit = new Float64Array(size)
    unit[k] = 1
    data.set(hessianVectorProduct(problem, unit), k * size)
  }
  return data
}

/** max |a − b| / max |b| */
export function distance(a: Float64Array, b: Float64Array): number {
  let [difference, scale] = [0, 0]
  b.forEach((x, k) => {
    difference = Math.max(difference, Math.abs(a[k]! - x))
    scale = Math.max(scale, Math.abs(x))
  })
  return scale === 0 ? difference : difference / scale
}
