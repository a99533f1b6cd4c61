import { addProduct } from '@freecurve/eigen'
import { addProducts, dotOf } from './add-row.ts'
import { bilinear } from './bilinear.ts'
import type { Operation } from './operation.ts'

/** What makes a dense layer. */
export interface DenseShape {
  readonly inputs: number
  readonly units: number
  readonly bias: boolean
  /** First of its parameters: weights [units, inputs], then biases. */
  readonly at: number
}

/** y = W x + b */
export const dense = ({ inputs, units, bias, at }: DenseShape): Operation =>
  bilinear({
    type: 'dense',
    size: units,
    weightsAt: at,
    weights: units * inputs,
    spread: 1,
    bias,
    cost: units * inputs,
    apply(y, table, start, x, { count }) {
      addProduct(
        { table: y, row: count },
        { rows: units, columns: count, depth: inputs },
        { table, at: start, row: inputs },
        { table: x, row: 1, column: count },
      )
    },
    transpose(x, table, start, y, { count }) {
      addProduct(
        { table: x, row: count },
        { rows: inputs, columns: count, depth: units },
        { table, at: start, row: 1, column: inputs },
        { table: y, row: 1, column: count },
      )
    },
    outer(gradient, start, y, x, { count }) {
      addProduct(
        { table: gradient, at: start, row: inputs },
        { rows: units, columns: inputs, depth: count },
        { table: y, row: count },
        { table: x, row: count },
      )
    },
    addOuterEntry(out, to, index, y, x, { count }) {
      const i = index % inputs
      addProducts(out, to, y, ((index - i) / inputs) * count, x, i * count, count)
    },
    outerEntry(index, y, x, { count }) {
      const i = index % inputs
      return dotOf(y, ((index - i) / inputs) * count, x, i * count, count)
    },
    injectWeight(y, index, x, { count }) {
      const i = index % inputs
      y.set(x.subarray(i * count, (i + 1) * count), ((index - i) / inputs) * count)
    },
    readsOnly: (index, marked) => marked[index % inputs] === 1,
    unit: (index) => ({ row: Math.floor(index / inputs), factor: index % inputs }),
  })
