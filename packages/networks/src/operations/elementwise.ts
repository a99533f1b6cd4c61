import type { Activation } from '../activations/activation.ts'
import type { AdjointField, Cell, Operation, Run } from './operation.ts'

/** y = φ(x) for every feature. Keeps φ′(x) and, where it is not zero, φ″(x). */
export function elementwise(size: number, activation: Activation): Operation {
  const { value, slope, bend } = activation
  const operation: Operation = {
    type: activation.type,
    size,
    kept: bend === undefined ? [size] : [size, size],
    forward(cell) {
      const x = cell.inputs[0]!.value
      const [slopes, bends] = cell.kept
      for (let k = 0; k < x.length; k++) {
        const y = value(x[k]!)
        cell.value[k] = y
        slopes![k] = slope(x[k]!, y)
      }
      if (bend !== undefined) for (let k = 0; k < x.length; k++) bends![k] = bend(x[k]!)
    },
    reverse(cell: Cell, _: Run, field: AdjointField) {
      const [slopes] = cell.kept
      multiplyAdd(cell.inputs[0]![field], slopes!, cell[field])
    },
    tangent(cell) {
      const [input] = cell.inputs
      if (input!.moves) multiplyAdd(cell.tangent, cell.kept[0]!, input!.tangent)
    },
  }
  if (bend === undefined) return operation
  return {
    ...operation,
    bend(cell) {
      const [input] = cell.inputs
      if (!input!.moves) return
      const { adjointTangent, tangent } = input!
      const [, bends] = cell.kept
      const { adjoint } = cell
      for (let k = 0; k < tangent.length; k++) adjointTangent[k]! += bends![k]! * tangent[k]! * adjoint[k]!
    },
  }
}

function multiplyAdd(to: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let k = 0; k < to.length; k++) to[k]! += a[k]! * b[k]!
}
