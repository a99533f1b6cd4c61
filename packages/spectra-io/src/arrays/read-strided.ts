import type { ByteSource, NumberArray } from '@freecurve/core'
import { checkWarranted } from './check-warranted.ts'
import { countOf } from './count-of.ts'
import { readElements } from './read-elements.ts'
import type { StridedLayout } from './strided-array.ts'

/** Bytes that are read at a time. */
const PIECE = 2 ** 22

interface Dimension {
  readonly size: number
  /** Bytes from one element to the next in the file. */
  readonly step: number
  /** Places from one element to the next in the result. */
  readonly toStep: number
}

/** All elements of an array, row-major, read in the order in which they lie in the file. */
export async function readStrided(file: ByteSource, layout: StridedLayout): Promise<NumberArray> {
  const { format, type, little, shape, steps, at } = layout
  const count = countOf(shape)
  checkWarranted(format, count, file.size)
  const values = new Float64Array(count)
  const imaginary = type.imaginary === undefined ? undefined : new Float64Array(count)
  const array: NumberArray = imaginary === undefined ? { values, shape } : { values, imaginary, shape }
  if (count === 0) return array
  const [inner, outer] = dimensionsOf(shape, steps)
  const run = { type, little, step: inner.step, values, imaginary }
  const endOfAll = shape.reduce((sum, size, d) => sum + (size - 1) * steps[d]!, at + type.size)
  const perPiece = Math.max(1, Math.floor(PIECE / inner.step))
  let piece: DataView = new DataView(new ArrayBuffer(0))
  let pieceAt = 0
  const index = outer.map(() => 0)
  let from = at
  let to = 0
  for (let left = count / inner.size; left > 0; left--) {
    for (let k = 0; k < inner.size; k += perPiece) {
      const some = Math.min(perPiece, inner.size - k)
      const start = from + k * inner.step
      const end = start + (some - 1) * inner.step + type.size
      if (end > pieceAt + piece.byteLength || start < pieceAt) {
        const bytes = await file.read(start, Math.min(endOfAll, Math.max(end, start + PIECE)))
        piece = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        pieceAt = start
      }
      readElements(format, run, piece, start - pieceAt, some, to + k * inner.toStep, inner.toStep, pieceAt)
    }
    for (let d = 0; d < outer.length; d++) {
      const { size, step, toStep } = outer[d]!
      index[d]!++
      from += step
      to += toStep
      if (index[d]! < size) break
      from -= size * step
      to -= size * toStep
      index[d] = 0
    }
  }
  return array
}

/** The dimension that runs fastest in the file, and the others behind it. */
function dimensionsOf(shape: readonly number[], steps: readonly number[]): readonly [Dimension, readonly Dimension[]] {
  const places = shape.map((_, d) => countOf(shape.slice(d + 1)))
  const [inner = { size: 1, step: 1, toStep: 1 }, ...outer] = shape
    .map((size, d) => ({ size, step: steps[d]!, toStep: places[d]! }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => a.step - b.step)
  return [inner, outer]
}
