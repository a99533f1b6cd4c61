import { addProduct } from '@freecurve/eigen'
import { addProducts } from './add-row.ts'
import { bilinear } from './bilinear.ts'
import type { Operation } from './operation.ts'
import { addPatches, gatherPatches, type PatchShape, tapAt } from './patches.ts'

/** What makes a convolution. */
export interface ConvolutionShape extends PatchShape {
  readonly filters: number
  readonly groups: number
  readonly bias: boolean
  /** First of its parameters: weights [filters, channels/groups, kernel rows, kernel columns], then biases. */
  readonly at: number
}

/** Numbers of unfolded patches that are held at a time. Tuned. */
const PATCHES = 2 ** 18

/**
 * Two-dimensional cross-correlation, as in torch: y[o] = b[o] + Σ_{c,k} W[o, c, k] x[c] moved by k; with groups, filters of a group see
 * the channels of that group. Made as products of W with unfolded patches, some rows of the output at a time.
 */
export function convolution(shape: ConvolutionShape): Operation {
  const { filters, channels, groups, bias, at, outRows, outColumns, kernel } = shape
  const places = outRows * outColumns
  const own = filters / groups
  const depth = (channels / groups) * kernel[0] * kernel[1]

  /** Calls for every group and some output rows at a time, with the first output and how many numbers of a channel's row it is about. */
  const forPieces = (count: number, work: (group: number, row: number, rows: number) => void) => {
    const step = Math.max(1, Math.min(outRows, Math.floor(PATCHES / (depth * outColumns * count))))
    for (let group = 0; group < groups; group++)
      for (let row = 0; row < outRows; row += step) work(group, row, Math.min(step, outRows - row))
  }

  return bilinear({
    type: 'conv',
    size: filters * places,
    weightsAt: at,
    weights: filters * depth,
    spread: places,
    bias,
    cost: filters * depth * places,
    apply(y, table, start, x, run) {
      const { count } = run
      forPieces(count, (group, row, rows) => {
        const width = rows * outColumns * count
        const patches = run.scratch(depth * width)
        gatherPatches(patches, x, shape, { group, row, rows, count })
        addProduct(
          { table: y, at: (group * own * places + row * outColumns) * count, row: places * count },
          { rows: own, columns: width, depth },
          { table, at: start + group * own * depth, row: depth },
          { table: patches, row: 1, column: width },
        )
      })
    },
    transpose(x, table, start, y, run) {
      const { count } = run
      forPieces(count, (group, row, rows) => {
        const width = rows * outColumns * count
        const patches = run.scratch(depth * width).fill(0, 0, depth * width)
        addProduct(
          { table: patches, row: width },
          { rows: depth, columns: width, depth: own },
          { table, at: start + group * own * depth, row: 1, column: depth },
          { table: y, at: (group * own * places + row * outColumns) * count, row: 1, column: places * count },
        )
        addPatches(x, patches, shape, { group, row, rows, count })
      })
    },
    outer(gradient, start, y, x, run) {
      const { count } = run
      forPieces(count, (group, row, rows) => {
        const width = rows * outColumns * count
        const patches = run.scratch(depth * width)
        gatherPatches(patches, x, shape, { group, row, rows, count })
        addProduct(
          { table: gradient, at: start + group * own * depth, row: depth },
          { rows: own, columns: depth, depth: width },
          { table: y, at: (group * own * places + row * outColumns) * count, row: places * count },
          { table: patches, row: width },
        )
      })
    },
    addOuterEntry(out, to, index, y, x, { count }) {
      const { filter, tap } = entryAt(index)
      tapAt(shape, Math.floor(filter / own), tap, (place, source) => {
        addProducts(out, to, y, (filter * places + place) * count, x, source * count, count)
      })
    },
    injectWeight(y, index, x, { count }) {
      const { filter, tap } = entryAt(index)
      tapAt(shape, Math.floor(filter / own), tap, (place, source) => {
        y.set(x.subarray(source * count, (source + 1) * count), (filter * places + place) * count)
      })
    },
    readsOnly(index, marked) {
      const { filter, tap } = entryAt(index)
      let only = true
      tapAt(shape, Math.floor(filter / own), tap, (_, source) => {
        only &&= marked[source] === 1
      })
      return only
    },
  })

  function entryAt(index: number) {
    const tap = index % depth
    return { filter: (index - tap) / depth, tap }
  }
}
