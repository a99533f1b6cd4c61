import { addRow } from './add-row.ts'

/** How the patches lie that a convolution reads. */
export interface PatchShape {
  readonly channels: number
  readonly groups: number
  readonly rows: number
  readonly columns: number
  readonly outRows: number
  readonly outColumns: number
  readonly kernel: readonly [number, number]
  readonly stride: readonly [number, number]
  readonly padding: readonly [number, number]
}

/** Some rows of the output, of one group. */
interface Piece {
  readonly group: number
  readonly row: number
  readonly rows: number
  /** Samples. */
  readonly count: number
}

/**
 * Calls for every output place that a tap (c, u, v), numbered in the order of the weights, reads from within the input: with the place,
 * with the feature of the input that it reads, and with the number of places from there on that read features one after the other. Without a
 * stride that is a whole row.
 */
export function tapAt(
  shape: PatchShape,
  group: number,
  tap: number,
  call: (place: number, source: number, length: number) => void,
  from = 0,
  to = shape.outRows,
): void {
  const { channels, groups, rows, columns, outColumns, kernel, stride, padding } = shape
  const v = tap % kernel[1]
  const u = Math.floor(tap / kernel[1]) % kernel[0]
  const channel = (group * channels) / groups + Math.floor(tap / (kernel[0] * kernel[1]))
  // Columns from `first` to `end` are those whose j · stride + v − padding is within the input.
  const first = Math.max(0, Math.ceil((padding[1] - v) / stride[1]))
  const end = Math.min(outColumns, Math.floor((columns - 1 + padding[1] - v) / stride[1]) + 1)
  const run = stride[1] === 1 ? end - first : 1
  for (let i = from; i < to; i++) {
    const row = i * stride[0] + u - padding[0]
    if (row < 0 || row >= rows) continue
    const source = (channel * rows + row) * columns + v - padding[1]
    for (let j = first; j < end; j += run) call(i * outColumns + j, source + j * stride[1], run)
  }
}

const tapsOf = ({ channels, groups, kernel }: PatchShape) => (channels / groups) * kernel[0] * kernel[1]

/** patches = what every tap reads for every place of the piece, taps × (places × samples); 0 beyond the border. */
export function gatherPatches(patches: Float64Array, x: Float64Array, shape: PatchShape, piece: Piece): void {
  const { group, row, rows, count } = piece
  const width = rows * shape.outColumns * count
  const first = row * shape.outColumns
  patches.fill(0, 0, tapsOf(shape) * width)
  for (let tap = 0; tap < tapsOf(shape); tap++) {
    const copy = (place: number, source: number, length: number) => {
      patches.set(x.subarray(source * count, (source + length) * count), tap * width + (place - first) * count)
    }
    tapAt(shape, group, tap, copy, row, row + rows)
  }
}

/** The transpose of {@link gatherPatches}: x += the patches, each number to where it was read. */
export function addPatches(x: Float64Array, patches: Float64Array, shape: PatchShape, piece: Piece): void {
  const { group, row, rows, count } = piece
  const width = rows * shape.outColumns * count
  const first = row * shape.outColumns
  for (let tap = 0; tap < tapsOf(shape); tap++) {
    const add = (place: number, source: number, length: number) => {
      addRow(x, source * count, patches, tap * width + (place - first) * count, length * count)
    }
    tapAt(shape, group, tap, add, row, row + rows)
  }
}
