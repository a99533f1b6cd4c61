import { hessianOf, MATRIX_KINDS } from '@freecurve/hessian'
import { gradientOf, lossOf } from '@freecurve/networks'
import { type Arithmetic, centralDifferences, type LayerExample, naiveLoss } from '@freecurve/networks/testing'

/** Largest errors of the derivatives of one tiny network, over the largest entry of each. */
export interface LayerErrors {
  readonly layer: string
  readonly parameters: number
  readonly loss: number
  readonly gradient: number
  readonly hessian: number
  /** max |hessian − gauss-newton − residual|, over the largest entry of the Hessian. */
  readonly parts: number
  /** Entries of the Hessian that were held against differences. */
  readonly entries: number
}

/** Compares the loss, all of the gradient and every `stride`-th entry of the Hessian's lower triangle with a slow loss in many digits. */
export async function layerErrors<S>(
  { layer, description, problem }: LayerExample,
  on: Arithmetic<S>,
  stride: number,
): Promise<LayerErrors> {
  const { size } = problem.network
  const loss = naiveLoss(description, problem, on)
  const at = Array.from(problem.weights.parameters, on.of)
  const { first, second } = centralDifferences(on, loss, at)
  const every = Uint32Array.from({ length: size }, (_, k) => k)
  const [hessian, gaussNewton, , , residual] = await Promise.all(
    MATRIX_KINDS.map(
      async (matrix) => (await (await hessianOf({ ...problem, matrix, parameters: 'all' })).principal(every)).data,
    ),
  )
  const gradient = gradientOf(problem)
  let [error, parts, entries, met] = [0, 0, 0, 0]
  for (let k = 0; k < size; k++)
    for (let l = 0; l <= k; l++) {
      const entry = hessian![k * size + l]!
      parts = Math.max(parts, Math.abs(entry - gaussNewton![k * size + l]! - residual![k * size + l]!))
      if (met++ % stride > 0) continue
      entries++
      error = Math.max(error, Math.abs(entry - second(k, l)))
    }
  const exact = on.toNumber(loss(at))
  return {
    layer,
    parameters: size,
    loss: Math.abs(lossOf(problem) / exact - 1),
    gradient: largest(gradient.map((x, k) => x - first(k))) / largest(gradient),
    hessian: error / largest(hessian!),
    parts: parts / largest(hessian!),
    entries,
  }
}

const largest = (values: Float64Array) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
