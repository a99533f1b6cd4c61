import { addRow } from './add-row.ts'
import { linearMap } from './linear-map.ts'
import type { Operation } from './operation.ts'

/** Every number repeated over a block of `factor` rows and columns. */
export function upsample(
  channels: number,
  rows: number,
  columns: number,
  factor: readonly [number, number],
): Operation {
  const [height, width] = [rows * factor[0], columns * factor[1]]
  const size = channels * height * width
  const sourceOf = (output: number) => {
    const column = Math.floor((output % width) / factor[1])
    const row = Math.floor((Math.floor(output / width) % height) / factor[0])
    return (Math.floor(output / (width * height)) * rows + row) * columns + column
  }
  return linearMap({
    type: 'upsample',
    size,
    apply(to, from, _, __, { count }) {
      for (let k = 0; k < size; k++) addRow(to, k * count, from, sourceOf(k) * count, count)
    },
    transpose(to, from, _, __, { count }) {
      for (let k = 0; k < size; k++) addRow(to, sourceOf(k) * count, from, k * count, count)
    },
  })
}
