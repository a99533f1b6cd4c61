import type { Problem } from '../derivatives/problem.ts'
import type { Arithmetic } from './arithmetic.ts'
import { naiveOutputs } from './naive-outputs.ts'

/** L(θ) of a problem as a function of θ, by its definition, in any arithmetic; see {@link naiveOutputs}. */
export function naiveLoss<S>(
  description: unknown,
  { weights, data, loss }: Omit<Problem, 'network'>,
  on: Arithmetic<S>,
): (parameters: readonly S[]) => S {
  const statistics = Array.from(weights.statistics, on.of)
  const width = data.inputs.length / data.samples
  const inputs = Array.from({ length: data.samples }, (_, n) =>
    Array.from(data.inputs.subarray(n * width, (n + 1) * width), on.of),
  )
  return (parameters) => {
    const losses = inputs.map((input, n) => {
      const outputs = naiveOutputs(description, on, parameters, statistics, input)
      if (loss === 'squared') {
        const squares = outputs.map((f, c) => {
          const error = on.subtract(f, on.of(data.targets![n * outputs.length + c]!))
          return on.multiply(error, error)
        })
        return on.divide(squares.reduce(on.add), on.of(2))
      }
      return on.subtract(on.log(outputs.map(on.exp).reduce(on.add)), outputs[data.labels![n]!]!)
    })
    return on.divide(losses.reduce(on.add), on.of(data.samples))
  }
}
