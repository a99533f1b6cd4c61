import { addRow } from './add-row.ts'
import { linearMap } from './linear-map.ts'
import type { Operation } from './operation.ts'

/** What makes a pooling layer without padding; rows and columns that fill no window are left out, as in torch. */
export interface PoolShape {
  readonly channels: number
  readonly rows: number
  readonly columns: number
  readonly outRows: number
  readonly outColumns: number
  readonly kernel: readonly [number, number]
  readonly stride: readonly [number, number]
}

/** Features of the input in the window of an output, in order. */
function* windowOf(shape: PoolShape, output: number): Generator<number, void, undefined> {
  const { rows, columns, outRows, outColumns, kernel, stride } = shape
  const j = output % outColumns
  const i = Math.floor(output / outColumns) % outRows
  const channel = Math.floor(output / (outRows * outColumns))
  for (let u = 0; u < kernel[0]; u++)
    for (let v = 0; v < kernel[1]; v++) yield (channel * rows + i * stride[0] + u) * columns + j * stride[1] + v
}

const outputsOf = ({ channels, outRows, outColumns }: PoolShape) => channels * outRows * outColumns

/** The mean over each window. */
export function averagePool(shape: PoolShape): Operation {
  const size = outputsOf(shape)
  const share = 1 / (shape.kernel[0] * shape.kernel[1])
  return linearMap({
    type: 'average-pool',
    size,
    apply(to, from, _, __, { count }) {
      for (let k = 0; k < size; k++)
        for (const source of windowOf(shape, k)) addRow(to, k * count, from, source * count, count, share)
    },
    transpose(to, from, _, __, { count }) {
      for (let k = 0; k < size; k++)
        for (const source of windowOf(shape, k)) addRow(to, source * count, from, k * count, count, share)
    },
  })
}

/** The largest number of each window; of equal ones the first. Keeps which it is: the derivative is that of this choice. */
export function maxPool(shape: PoolShape): Operation {
  const size = outputsOf(shape)
  return linearMap({
    type: 'max-pool',
    size,
    kept: [size],
    forward(cell, { count }) {
      const x = cell.inputs[0]!.value
      const [chosen] = cell.kept
      for (let k = 0; k < size; k++) {
        const first = k * count
        cell.value.fill(-Infinity, first, first + count)
        for (const source of windowOf(shape, k))
          for (let n = 0; n < count; n++) {
            const got = x[source * count + n]!
            if (got <= cell.value[first + n]!) continue
            cell.value[first + n] = got
            chosen![first + n] = source
          }
      }
    },
    apply(to, from, _, { kept: [chosen] }, { count }) {
      for (let k = 0; k < size * count; k++) to[k]! += from[chosen![k]! * count + (k % count)]!
    },
    transpose(to, from, _, { kept: [chosen] }, { count }) {
      for (let k = 0; k < size * count; k++) to[chosen![k]! * count + (k % count)]! += from[k]!
    },
  })
}
