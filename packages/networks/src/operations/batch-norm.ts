import { addRow } from './add-row.ts'
import {
  type Affine,
  affineForward,
  affineGradient,
  affineGradientBend,
  affineParameters,
  affineTangent,
  normalized,
  normalizedTangent,
  scaleAt,
} from './affine.ts'
import type { AdjointField, Cell, Operation, Run } from './operation.ts'

/** What makes a batch norm; its statistics are all means, then all variances. */
export interface BatchNormShape extends Affine {
  readonly epsilon: number
  readonly statisticsAt: number
}

/** Batch norm as at inference: y = γ (x − μ)/√(σ² + ε) + β with stored μ and σ². */
export function batchNorm(shape: BatchNormShape): Operation {
  const { size, spread, epsilon, statisticsAt } = shape
  const channels = size / spread
  const meanOf = ({ weights }: Run, row: number) => weights.statistics[statisticsAt + Math.floor(row / spread)]!
  const rateOf = ({ weights }: Run, row: number) =>
    1 / Math.sqrt(weights.statistics[statisticsAt + channels + Math.floor(row / spread)]! + epsilon)
  const addScaled = (to: Float64Array, table: Float64Array, from: Float64Array, run: Run) => {
    for (let row = 0; row < size; row++)
      addRow(to, row * run.count, from, row * run.count, run.count, scaleAt(shape, table, row) * rateOf(run, row))
  }
  return {
    type: 'batch-norm',
    size,
    kept: [size, size],
    parameters: affineParameters(shape),
    forward(cell, run) {
      const x = cell.inputs[0]!.value
      for (let row = 0; row < size; row++) {
        const [mean, rate] = [meanOf(run, row), rateOf(run, row)]
        for (let k = row * run.count; k < (row + 1) * run.count; k++) normalized(cell)[k] = (x[k]! - mean) * rate
      }
      affineForward(shape, cell, run)
    },
    reverse(cell: Cell, run: Run, field: AdjointField, gradient?: Float64Array) {
      addScaled(cell.inputs[0]![field], run.weights.parameters, cell[field], run)
      if (gradient !== undefined) affineGradient(shape, gradient, cell[field], normalized(cell), run)
    },
    tangent(cell, run, direction) {
      const [input] = cell.inputs
      if (input!.moves) {
        const to = normalizedTangent(cell).fill(0)
        for (let row = 0; row < size; row++)
          addRow(to, row * run.count, input!.tangent, row * run.count, run.count, rateOf(run, row))
      }
      affineTangent(shape, cell, run, direction)
    },
    bend(cell, run, direction, gradientTangent) {
      const [input] = cell.inputs
      if (direction !== undefined) addScaled(input!.adjointTangent, direction, cell.adjoint, run)
      if (gradientTangent !== undefined && input!.moves) affineGradientBend(shape, gradientTangent, cell, run)
    },
  }
}
