import type { AdjointField } from '../operations/operation.ts'
import type { Tape } from './tape.ts'

/** Sets every y from inputs (samples × features, row-major), beginning with sample `from`. */
export function forwardPass({ network, run, cells }: Tape, inputs: Float64Array, from: number): void {
  const [input] = cells
  const { value } = input!
  const { count } = run
  const size = value.length / count
  for (let n = 0; n < count; n++)
    for (let row = 0; row < size; row++) value[row * count + n] = inputs[(from + n) * size + row]!
  network.steps.forEach(({ operation }, k) => {
    operation.forward(cells[k + 1]!, run)
  })
}

/** What limits a pass that runs from the output backwards. */
export interface ReverseLimits {
  /** Which of the tables; the output's has been set. @default 'adjoint' */
  readonly field?: AdjointField
  /** The tables of steps above this one, and of this one, are set. @default 0 */
  readonly until?: number
  /** Takes ∂ℓ/∂θ of the steps above `until` on top of what it holds. */
  readonly gradient?: Float64Array | undefined
}

/** Sets δ of every step from the one of the output, or δ̇ by the same linear map. */
export function reversePass(tape: Tape, { field = 'adjoint', until = 0, gradient }: ReverseLimits = {}): void {
  const { network, run, cells } = tape
  clearInputs(tape, until, field)
  for (let k = cells.length - 1; k > until; k--)
    network.steps[k - 1]!.operation.reverse(cells[k]!, run, field, gradient)
}

/**
 * Sets ẏ of the steps after `start`, whose own ẏ has been set; those before it do not move. With a direction θ̇ the parameters of these
 * steps move too.
 */
export function tangentPass({ network, run, cells }: Tape, start: number, direction?: Float64Array): void {
  cells.forEach((cell, k) => {
    if (k < start) cell.moves = false
    else if (k === start) cell.moves = start > 0
    else {
      const { operation } = network.steps[k - 1]!
      const parameters = direction === undefined ? undefined : operation.parameters
      cell.moves = parameters !== undefined || cell.inputs.some(({ moves }) => moves)
      if (!cell.moves) return
      cell.tangent.fill(0)
      operation.tangent(cell, run, direction)
    }
  })
}

/** What limits a {@link tangentReversePass}. */
export interface TangentReverseLimits {
  /** The tables of steps above this one, and of this one, are set. @default 0 */
  readonly until?: number
  /** θ̇, as given to {@link tangentPass}. */
  readonly direction?: Float64Array | undefined
  /** Takes ġ of the steps above `until` on top of what it holds. */
  readonly gradientTangent?: Float64Array | undefined
}

/** Sets δ̇ of every step from the one of the output, after {@link reversePass} and {@link tangentPass}. */
export function tangentReversePass(tape: Tape, limits: TangentReverseLimits = {}): void {
  const { network, run, cells } = tape
  const { until = 0, direction, gradientTangent } = limits
  clearInputs(tape, until, 'adjointTangent')
  for (let k = cells.length - 1; k > until; k--) {
    const { operation } = network.steps[k - 1]!
    operation.reverse(cells[k]!, run, 'adjointTangent', gradientTangent)
    operation.bend?.(cells[k]!, run, direction, gradientTangent)
  }
}

/** Clears the tables that steps above `until` add to. */
function clearInputs({ network, cells }: Tape, until: number, field: AdjointField): void {
  const read = new Set(network.steps.slice(until).flatMap(({ inputs }) => inputs))
  for (const k of read) cells[k]![field].fill(0)
}
