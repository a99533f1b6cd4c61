import { addRow, sumOf } from './add-row.ts'
import type { AdjointField, Cell, Operation, ParameterAccess, Run } from './operation.ts'

/** y = W·x + b, linear in W and in x, with one bias for the `spread` outputs of each unit. Tables are features × samples. */
export interface BilinearMap {
  readonly type: string
  readonly size: number
  /** Where W begins among the parameters, and how long it is. */
  readonly weightsAt: number
  readonly weights: number
  /** Outputs that share a bias; they follow each other. */
  readonly spread: number
  readonly bias: boolean
  /** Multiplications for one sample. */
  readonly cost: number
  /** y += W·x, W being `table` from `at` on. */
  apply(y: Float64Array, table: Float64Array, at: number, x: Float64Array, run: Run): void
  /** x += Wᵀ·y */
  transpose(x: Float64Array, table: Float64Array, at: number, y: Float64Array, run: Run): void
  /** W += Σ over samples of y ⊗ x, with W the gradient from `at` on. */
  outer(gradient: Float64Array, at: number, y: Float64Array, x: Float64Array, run: Run): void
  /** out[at + n] += entry `index` of y ⊗ x for every sample n. */
  addOuterEntry(out: Float64Array, at: number, index: number, y: Float64Array, x: Float64Array, run: Run): void
  /** Entry `index` of Σ over samples of y ⊗ x. */
  outerEntry(index: number, y: Float64Array, x: Float64Array, run: Run): number
  /** y = the derivative by entry `index` of W. */
  injectWeight(y: Float64Array, index: number, x: Float64Array, run: Run): void
  /** Whether all features of x that entry `index` of W multiplies are marked by 1. */
  readsOnly(index: number, marked: Uint8Array): boolean
  /** For {@link ParameterAccess.unit}: of an entry of W, where it moves one output only. */
  unit?(index: number): { readonly row: number; readonly factor: number }
}

/** The {@link Operation} of a bilinear map: its only second derivatives are those by W and x. */
export function bilinear(map: BilinearMap): Operation {
  const { size, weightsAt, weights, bias, spread } = map
  const biasAt = weightsAt + weights
  const parameters: ParameterAccess = {
    from: weightsAt,
    to: biasAt + (bias ? size / spread : 0),
    cost: map.cost,
    sampleGradient(cell, run, index, field, out, at) {
      out.fill(0, at, at + run.count)
      const y = cell[field]
      if (index < biasAt) map.addOuterEntry(out, at, index - weightsAt, y, cell.inputs[0]!.value, run)
      else {
        const first = (index - biasAt) * spread
        for (let row = first; row < first + spread; row++) addRow(out, at, y, row * run.count, run.count)
      }
    },
    addSampleBend(cell, run, index, out, at) {
      const [input] = cell.inputs
      if (input!.moves && index < biasAt)
        map.addOuterEntry(out, at, index - weightsAt, cell.adjoint, input!.tangent, run)
    },
    gradientEntry(cell, run, index, field) {
      const y = cell[field]
      if (index < biasAt) return map.outerEntry(index - weightsAt, y, cell.inputs[0]!.value, run)
      const length = spread * run.count
      return sumOf(y, (index - biasAt) * length, length)
    },
    bendEntry(cell, run, index) {
      const [input] = cell.inputs
      if (!input!.moves || index >= biasAt) return 0
      return map.outerEntry(index - weightsAt, cell.adjoint, input!.tangent, run)
    },
    inject(cell, run, index) {
      cell.tangent.fill(0)
      if (index < biasAt) map.injectWeight(cell.tangent, index - weightsAt, cell.inputs[0]!.value, run)
      else {
        const length = spread * run.count
        cell.tangent.fill(1, (index - biasAt) * length, (index - biasAt + 1) * length)
      }
    },
    unit(index) {
      if (index < biasAt) return map.unit?.(index - weightsAt)
      return spread === 1 ? { row: index - biasAt, factor: -1 } : undefined
    },
    factors: (cell) => cell.inputs[0]!.value,
    multipliesOnly: (index, marked) => index < biasAt && map.readsOnly(index - weightsAt, marked),
  }
  const addBiases = (to: Float64Array, table: Float64Array, { count }: Run) => {
    const length = spread * count
    for (let unit = 0; unit < size / spread; unit++) {
      const shift = table[biasAt + unit]!
      for (let k = unit * length; k < (unit + 1) * length; k++) to[k]! += shift
    }
  }
  return {
    type: map.type,
    size,
    kept: [],
    parameters,
    forward(cell, run) {
      cell.value.fill(0)
      const { parameters: theta } = run.weights
      if (bias) addBiases(cell.value, theta, run)
      map.apply(cell.value, theta, weightsAt, cell.inputs[0]!.value, run)
    },
    reverse(cell: Cell, run: Run, field: AdjointField, gradient?: Float64Array) {
      const [input] = cell.inputs
      map.transpose(input![field], run.weights.parameters, weightsAt, cell[field], run)
      if (gradient === undefined) return
      map.outer(gradient, weightsAt, cell[field], input!.value, run)
      if (!bias) return
      const length = spread * run.count
      for (let unit = 0; unit < size / spread; unit++)
        gradient[biasAt + unit]! += sumOf(cell[field], unit * length, length)
    },
    tangent(cell, run, direction) {
      const [input] = cell.inputs
      if (input!.moves) map.apply(cell.tangent, run.weights.parameters, weightsAt, input!.tangent, run)
      if (direction === undefined) return
      map.apply(cell.tangent, direction, weightsAt, input!.value, run)
      if (bias) addBiases(cell.tangent, direction, run)
    },
    bend(cell, run, direction, gradientTangent) {
      const [input] = cell.inputs
      if (direction !== undefined) map.transpose(input!.adjointTangent, direction, weightsAt, cell.adjoint, run)
      if (gradientTangent !== undefined && input!.moves)
        map.outer(gradientTangent, weightsAt, cell.adjoint, input!.tangent, run)
    },
  }
}
