import { addProduct } from '@freecurve/eigen'
import { type Part, widthOf } from './plan-rounds.ts'

/** Rows of the kernel at a time. Tuned. */
const ROWS = 128

/**
 * Adds (x_i·x_j + bias)(δ_i·δ_j) to the lower triangle: the part of a dense layer y = W x + b, as ∂f/∂W = δ xᵀ and ∂f/∂b = δ.
 *
 * @param table rows × (inputs + units): x, then δ
 */
export async function addDensePart(
  lower: Float64Array,
  count: number,
  part: Extract<Part, { readonly type: 'dense' }>,
  table: Float64Array,
  pause: () => Promise<void>,
): Promise<void> {
  const { inputs, units, bias } = part
  const row = widthOf(part)
  for (let from = 0; from < count; from += ROWS) {
    const rows = Math.min(ROWS, count - from)
    const columns = from + rows
    const products = (first: number, depth: number) => {
      const sums = new Float64Array(rows * columns)
      const left = { table, at: from * row + first, row }
      addProduct({ table: sums, row: columns }, { rows, columns, depth }, left, { table, at: first, row })
      return sums
    }
    const ofInputs = products(0, inputs)
    const ofSlopes = products(inputs, units)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j <= from + i; j++)
        lower[(from + i) * count + j]! += (ofInputs[i * columns + j]! + bias) * ofSlopes[i * columns + j]!
    await pause()
  }
}
