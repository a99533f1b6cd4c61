import { addProducts, addRow, dotOf, sumOf } from './add-row.ts'
import type { AdjointField, Cell, ParameterAccess, Run } from './operation.ts'

/** The last part of a norm: y = γ x̂ + β, with a γ and a β for the `spread` features of each channel. x̂ is the first table kept. */
export interface Affine {
  readonly size: number
  readonly spread: number
  /** First of its parameters: all γ, then all β. */
  readonly at: number
}

/** x̂, and its tangent, which is of use while the input moves. */
export const normalized = (cell: Cell): Float64Array => cell.kept[0]!
export const normalizedTangent = (cell: Cell): Float64Array => cell.kept[1]!

/** γ, or its direction, of the feature in a row. */
export const scaleAt = ({ at, spread }: Affine, table: Float64Array, row: number): number =>
  table[at + Math.floor(row / spread)]!

/** y = γ x̂ + β */
export function affineForward(affine: Affine, cell: Cell, { weights, count }: Run): void {
  const { size, spread, at } = affine
  const x = normalized(cell)
  for (let row = 0; row < size; row++) {
    const scale = scaleAt(affine, weights.parameters, row)
    const shift = weights.parameters[at + size / spread + Math.floor(row / spread)]!
    for (let k = row * count; k < (row + 1) * count; k++) cell.value[k] = scale * x[k]! + shift
  }
}

/** ẏ += γ x̂̇ + γ̇ x̂ + β̇ */
export function affineTangent(affine: Affine, cell: Cell, { weights, count }: Run, direction?: Float64Array): void {
  const { size, spread, at } = affine
  const { tangent } = cell
  for (let row = 0; row < size; row++) {
    const k = row * count
    if (cell.inputs[0]!.moves)
      addRow(tangent, k, normalizedTangent(cell), k, count, scaleAt(affine, weights.parameters, row))
    if (direction === undefined) continue
    addRow(tangent, k, normalized(cell), k, count, scaleAt(affine, direction, row))
    const shift = direction[at + size / spread + Math.floor(row / spread)]!
    for (let n = k; n < k + count; n++) tangent[n]! += shift
  }
}

/** gradient += Σ δ x̂ and Σ δ of every channel. */
export function affineGradient(
  { size, spread, at }: Affine,
  gradient: Float64Array,
  delta: Float64Array,
  x: Float64Array,
  { count }: Run,
): void {
  const length = spread * count
  for (let channel = 0; channel < size / spread; channel++) {
    gradient[at + channel]! += dotOf(delta, channel * length, x, channel * length, length)
    gradient[at + size / spread + channel]! += sumOf(delta, channel * length, length)
  }
}

/** gradientTangent += Σ δ x̂̇ of every channel. */
export function affineGradientBend({ size, spread, at }: Affine, gradient: Float64Array, cell: Cell, run: Run): void {
  const length = spread * run.count
  for (let channel = 0; channel < size / spread; channel++)
    gradient[at + channel]! += dotOf(cell.adjoint, channel * length, normalizedTangent(cell), channel * length, length)
}

/** Access to γ and β one at a time. */
export function affineParameters({ size, spread, at }: Affine): ParameterAccess {
  const channels = size / spread
  const rowsOf = (index: number) => ((index - at) % channels) * spread
  return {
    from: at,
    to: at + 2 * channels,
    cost: 2 * size,
    sampleGradient(cell, { count }, index, field: AdjointField, out, to) {
      out.fill(0, to, to + count)
      const first = rowsOf(index)
      for (let k = first * count; k < (first + spread) * count; k += count)
        if (index < at + channels) addProducts(out, to, cell[field], k, normalized(cell), k, count)
        else addRow(out, to, cell[field], k, count)
    },
    addSampleBend(cell, { count }, index, out, to) {
      if (index >= at + channels || !cell.inputs[0]!.moves) return
      const first = rowsOf(index)
      for (let k = first * count; k < (first + spread) * count; k += count)
        addProducts(out, to, cell.adjoint, k, normalizedTangent(cell), k, count)
    },
    gradientEntry(cell, { count }, index, field) {
      const [first, length] = [rowsOf(index) * count, spread * count]
      return index < at + channels
        ? dotOf(cell[field], first, normalized(cell), first, length)
        : sumOf(cell[field], first, length)
    },
    bendEntry(cell, { count }, index) {
      if (index >= at + channels || !cell.inputs[0]!.moves) return 0
      const first = rowsOf(index) * count
      return dotOf(cell.adjoint, first, normalizedTangent(cell), first, spread * count)
    },
    inject(cell, { count }, index) {
      cell.tangent.fill(0)
      const first = rowsOf(index) * count
      if (index < at + channels) cell.tangent.set(normalized(cell).subarray(first, first + spread * count), first)
      else cell.tangent.fill(1, first, first + spread * count)
    },
    unit(index) {
      if (spread > 1) return undefined
      return { row: rowsOf(index), factor: index < at + channels ? rowsOf(index) : -1 }
    },
    factors: normalized,
    multipliesOnly: (index, marked) =>
      index < at + channels && !marked.subarray(rowsOf(index), rowsOf(index) + spread).includes(0),
  }
}
