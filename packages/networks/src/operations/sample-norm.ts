import { addProducts, addRow } from './add-row.ts'
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

/** What makes a norm over groups of features of each sample. */
export interface SampleNormShape extends Affine {
  readonly type: 'layer-norm' | 'group-norm'
  readonly epsilon: number
  /** Groups of features that follow each other. */
  readonly groups: number
}

/**
 * Layer norm and group norm: x̂ = (x − μ) r with r = 1/√(σ² + ε), mean and variance (divided by their number m) over the features of a
 * group in one sample; y = γ x̂ + β. With the mean ⟨·⟩ over a group and P h = h − ⟨h⟩ − x̂⟨x̂ h⟩, which is symmetric:
 *
 * ẋ̂ = r P ẋ,  ṙ = −r² ⟨x̂ ẋ⟩,  δ_x = r P h with h = γ δ,  and along a direction, with δ fixed and ḣ = γ̇ δ,
 * δ̇_x = (ṙ/r) δ_x + r P ḣ − r (ẋ̂ ⟨x̂ h⟩ + x̂ ⟨ẋ̂ h⟩).
 */
export function sampleNorm(shape: SampleNormShape): Operation {
  const { type, size, epsilon, groups } = shape
  const width = size / groups
  const rates = (cell: Cell) => cell.kept[2]!
  /** ⟨x̂ ẋ⟩, so that ṙ/r = −r ⟨x̂ ẋ⟩. */
  const drifts = (cell: Cell) => cell.kept[3]!

  /** to = ⟨a b⟩ over each group, groups × samples; ⟨a⟩ without b. */
  const means = (to: Float64Array, a: Float64Array, b: Float64Array | undefined, count: number) => {
    to.fill(0, 0, groups * count)
    for (let row = 0; row < size; row++) {
      const mean = Math.floor(row / width) * count
      if (b === undefined) addRow(to, mean, a, row * count, count)
      else addProducts(to, mean, a, row * count, b, row * count, count)
    }
    for (let k = 0; k < groups * count; k++) to[k]! /= width
  }

  /** to += r P h, all size × samples. */
  const addProjected = (to: Float64Array, h: Float64Array, cell: Cell, count: number) => {
    const [plain, along] = [new Float64Array(groups * count), new Float64Array(groups * count)]
    const [x, rate] = [normalized(cell), rates(cell)]
    means(plain, h, undefined, count)
    means(along, h, x, count)
    for (let row = 0; row < size; row++) {
      const group = Math.floor(row / width) * count
      const first = row * count
      for (let n = 0; n < count; n++)
        to[first + n]! += rate[group + n]! * (h[first + n]! - plain[group + n]! - x[first + n]! * along[group + n]!)
    }
  }

  /** γ δ, or γ̇ δ, in the table to work in. */
  const scaled = (table: Float64Array, delta: Float64Array, run: Run) => {
    const h = run
      .scratch(size * run.count)
      .subarray(0, size * run.count)
      .fill(0)
    for (let row = 0; row < size; row++)
      addRow(h, row * run.count, delta, row * run.count, run.count, scaleAt(shape, table, row))
    return h
  }

  return {
    type,
    size,
    kept: [size, size, groups, groups],
    parameters: affineParameters(shape),
    forward(cell, run) {
      const { count } = run
      const x = cell.inputs[0]!.value
      const [centred, rate] = [normalized(cell), rates(cell)]
      means(rate, x, undefined, count)
      for (let row = 0; row < size; row++) {
        const group = Math.floor(row / width) * count
        for (let n = 0; n < count; n++) centred[row * count + n] = x[row * count + n]! - rate[group + n]!
      }
      means(rate, centred, centred, count)
      for (let k = 0; k < groups * count; k++) rate[k] = 1 / Math.sqrt(rate[k]! + epsilon)
      for (let row = 0; row < size; row++) {
        const group = Math.floor(row / width) * count
        for (let n = 0; n < count; n++) centred[row * count + n]! *= rate[group + n]!
      }
      affineForward(shape, cell, run)
    },
    reverse(cell: Cell, run: Run, field: AdjointField, gradient?: Float64Array) {
      addProjected(cell.inputs[0]![field], scaled(run.weights.parameters, cell[field], run), cell, run.count)
      if (gradient !== undefined) affineGradient(shape, gradient, cell[field], normalized(cell), run)
    },
    tangent(cell, run, direction) {
      const [input] = cell.inputs
      if (input!.moves) {
        addProjected(normalizedTangent(cell).fill(0), input!.tangent, cell, run.count)
        means(drifts(cell), input!.tangent, normalized(cell), run.count)
      }
      affineTangent(shape, cell, run, direction)
    },
    bend(cell, run, direction, gradientTangent) {
      const { count } = run
      const [input] = cell.inputs
      const to = input!.adjointTangent
      if (direction !== undefined) addProjected(to, scaled(direction, cell.adjoint, run), cell, count)
      if (!input!.moves) return
      const h = scaled(run.weights.parameters, cell.adjoint, run)
      const table = () => new Float64Array(groups * count)
      const [plain, along, moved] = [table(), table(), table()]
      const [x, dx, rate, drift] = [normalized(cell), normalizedTangent(cell), rates(cell), drifts(cell)]
      means(plain, h, undefined, count)
      means(along, h, x, count)
      means(moved, h, dx, count)
      for (let row = 0; row < size; row++) {
        const group = Math.floor(row / width) * count
        const first = row * count
        for (let n = 0; n < count; n++) {
          const [r, xn] = [rate[group + n]!, x[first + n]!]
          const adjoint = r * (h[first + n]! - plain[group + n]! - xn * along[group + n]!)
          to[first + n]! -=
            r * (drift[group + n]! * adjoint + dx[first + n]! * along[group + n]! + xn * moved[group + n]!)
        }
      }
      if (gradientTangent !== undefined) affineGradientBend(shape, gradientTangent, cell, run)
    },
  }
}
