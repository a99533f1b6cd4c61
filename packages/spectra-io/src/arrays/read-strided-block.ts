import type { ByteSource, NumberArray } from '@freecurve/core'
import { readElements } from './read-elements.ts'
import type { StridedLayout } from './strided-array.ts'

/** Bytes between two wanted elements that are cheaper read through than jumped over: a page, the least a disk or the system's cache gives. */
const PAGE = 4096

/** Bytes that are on their way at once. */
const IN_FLIGHT = 2 ** 23

/** A run of bytes of one line that is read at once. */
interface Span {
  /** Offset within the line. */
  readonly from: number
  readonly to: number
  /** The wanted elements in it: places first…last−1 of the sorted indices. */
  readonly first: number
  readonly last: number
}

/**
 * The entries rows × columns of a matrix in a file. Line by line (rows, or columns of a column-major matrix) the wanted entries are read
 * in spans that leave out every gap longer than a page: no more than the pages that hold them.
 */
export async function readStridedBlock(
  file: ByteSource,
  layout: StridedLayout,
  rows: Uint32Array,
  columns: Uint32Array,
): Promise<NumberArray> {
  const { format, type, little, steps, at } = layout
  const [rowStep, columnStep] = steps as readonly [number, number]
  const shape = [rows.length, columns.length]
  const values = new Float64Array(rows.length * columns.length)
  const imaginary = type.imaginary === undefined ? undefined : new Float64Array(values.length)
  const byRows = rowStep >= columnStep
  const [lines, lineStep, lineTo] = byRows ? [rows, rowStep, columns.length] : [columns, columnStep, 1]
  const [inner, step, innerTo] = byRows ? [columns, columnStep, 1] : [rows, rowStep, columns.length]
  const order = Uint32Array.from(inner.keys()).sort((a, b) => inner[a]! - inner[b]!)
  const spans = spansOf(inner, order, step, type.size)
  const run = { type, little, step, values, imaginary }
  const readLine = async (line: number) => {
    const start = at + lines[line]! * lineStep
    for (const { from, to, first, last } of spans) {
      const bytes = await file.read(start + from, start + to)
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let k = first; k < last; k++) {
        const place = order[k]!
        readElements(
          format,
          run,
          view,
          inner[place]! * step - from,
          1,
          line * lineTo + place * innerTo,
          1,
          start + from,
        )
      }
    }
  }
  const widest = spans.reduce((most, { from, to }) => Math.max(most, to - from), 1)
  const together = Math.min(32, Math.max(1, Math.floor(IN_FLIGHT / widest)))
  for (let line = 0; line < lines.length; line += together) {
    const batch = Array.from({ length: Math.min(together, lines.length - line) }, (_, k) => readLine(line + k))
    await Promise.all(batch)
  }
  return imaginary === undefined ? { values, shape } : { values, imaginary, shape }
}

function spansOf(inner: Uint32Array, order: Uint32Array, step: number, size: number): readonly Span[] {
  const spans: Span[] = []
  for (let first = 0; first < order.length; ) {
    const from = inner[order[first]!]! * step
    let to = from + size
    let last = first + 1
    for (; last < order.length; last++) {
      const next = inner[order[last]!]! * step
      if (next - to > PAGE || next + size - from > IN_FLIGHT) break
      to = next + size
    }
    spans.push({ from, to, first, last })
    first = last
  }
  return spans
}
