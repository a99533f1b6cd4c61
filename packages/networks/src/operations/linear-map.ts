import type { AdjointField, Cell, Operation, Run } from './operation.ts'

/** An operation without parameters that is linear in its inputs, once y is known. */
interface LinearMap {
  readonly type: string
  readonly size: number
  readonly kept?: readonly number[]
  /** Sets y where that needs more than `apply`, as for a maximum. */
  forward?(cell: Cell, run: Run): void
  /** y += A x for one of the inputs; y and x are features × samples. */
  apply(to: Float64Array, from: Float64Array, input: number, cell: Cell, run: Run): void
  /** x += Aᵀ y for one of the inputs. */
  transpose(to: Float64Array, from: Float64Array, input: number, cell: Cell, run: Run): void
}

/** An {@link Operation} from a linear map and its transpose: all derivatives are one or the other. */
export const linearMap = ({ type, size, kept = [], forward, apply, transpose }: LinearMap): Operation => ({
  type,
  size,
  kept,
  forward(cell, run) {
    if (forward !== undefined) return forward(cell, run)
    cell.value.fill(0)
    cell.inputs.forEach((input, k) => {
      apply(cell.value, input.value, k, cell, run)
    })
  },
  reverse(cell: Cell, run: Run, field: AdjointField) {
    cell.inputs.forEach((input, k) => {
      transpose(input[field], cell[field], k, cell, run)
    })
  },
  tangent(cell, run) {
    cell.inputs.forEach((input, k) => {
      if (input.moves) apply(cell.tangent, input.tangent, k, cell, run)
    })
  },
})
