import { addProduct } from '@freecurve/eigen'
import { addProducts, dotOf } from './add-row.ts'
import { bilinear } from './bilinear.ts'
import type { Operation, Run } from './operation.ts'
import { addPatches, gatherPatches, type PatchShape, tapAt } from './patches.ts'

/** What makes a convolution. */
export interface ConvolutionShape extends PatchShape {
  readonly filters: number
  readonly groups: number
  readonly bias: boolean
  /** First of its parameters: weights [filters, channels/groups, kernel rows, kernel columns], then biases. */
  readonly at: number
}

/** Some rows of the output of a group, and what they are made of. */
interface PatchPiece {
  /** First of the group's weights, counted from the first of all. */
  readonly weights: number
  /** The output: where it begins, from one filter to the next, and how many numbers of each filter. */
  readonly at: number
  readonly row: number
  readonly columns: number
  /** taps × columns */
  readonly patches: Float64Array
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

  /** Calls for every piece with its output, a row for each filter of the group, and the patches that it reads, a row for each tap. */
  const forPatches = (x: Float64Array, run: Run, work: (piece: PatchPiece) => void) =>
    forPieces(run.count, (group, row, rows) => {
      const { count } = run
      const columns = rows * outColumns * count
      const patches = run.scratch(depth * columns)
      gatherPatches(patches, x, shape, { group, row, rows, count })
      const at = (group * own * places + row * outColumns) * count
      work({ weights: group * own * depth, at, row: places * count, columns, patches })
    })

  return bilinear({
    type: 'conv',
    size: filters * places,
    weightsAt: at,
    weights: filters * depth,
    spread: places,
    bias,
    cost: filters * depth * places,
    apply(y, table, start, x, run) {
      forPatches(x, run, ({ weights, at: place, row, columns, patches }) => {
        addProduct(
          { table: y, at: place, row },
          { rows: own, columns, depth },
          { table, at: start + weights, row: depth },
          { table: patches, row: 1, column: columns },
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
      forPatches(x, run, ({ weights, at: place, row, columns, patches }) => {
        addProduct(
          { table: gradient, at: start + weights, row: depth },
          { rows: own, columns: depth, depth: columns },
          { table: y, at: place, row },
          { table: patches, row: columns },
        )
      })
    },
    addOuterEntry(out, to, index, y, x, { count }) {
      const { filter, tap } = entryAt(index)
      tapAt(shape, Math.floor(filter / own), tap, (place, source, length) => {
        for (let k = 0; k < length; k++)
          addProducts(out, to, y, (filter * places + place + k) * count, x, (source + k) * count, count)
      })
    },
    outerEntry(index, y, x, { count }) {
      const { filter, tap } = entryAt(index)
      let sum = 0
      tapAt(shape, Math.floor(filter / own), tap, (place, source, length) => {
        sum += dotOf(y, (filter * places + place) * count, x, source * count, length * count)
      })
      return sum
    },
    injectWeight(y, index, x, { count }) {
      const { filter, tap } = entryAt(index)
      tapAt(shape, Math.floor(filter / own), tap, (place, source, length) => {
        y.set(x.subarray(source * count, (source + length) * count), (filter * places + place) * count)
      })
    },
    readsOnly(index, marked) {
      const { filter, tap } = entryAt(index)
      let only = true
      tapAt(shape, Math.floor(filter / own), tap, (_, source, length) => {
        only &&= !marked.subarray(source, source + length).includes(0)
      })
      return only
    },
  })

  function entryAt(index: number) {
    const tap = index % depth
    return { filter: (index - tap) / depth, tap }
  }
}
