import type { ByteSource, NumberArray } from '@freecurve/core'
import { ascendingOrder } from '@freecurve/numerics'
import { viewOf } from '../bytes/view-of.ts'
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

/** A wanted line, and who wants it: places first…last−1 of the sorted lines. */
interface Group {
  readonly line: number
  readonly first: number
  readonly last: number
}

/**
 * The entries rows × columns of a matrix in a file, read at ascending offsets. Line by line (rows, or columns of a column-major matrix) the wanted entries are read
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
  const order = ascendingOrder(inner)
  const spans = spansOf(inner, order, step, type.size)
  const lineOrder = ascendingOrder(lines)
  const groups = groupsOf(lines, lineOrder)
  const run = { type, little, step, values, imaginary }
  const readSpan = async (group: Group, { from, to, first, last }: Span) => {
    const start = at + group.line * lineStep + from
    const bytes = await file.read(start, start + to - from)
    const view = viewOf(bytes)
    for (let l = group.first; l < group.last; l++)
      for (let k = first; k < last; k++) {
        const place = order[k]!
        const target = lineOrder[l]! * lineTo + place * innerTo
        readElements(format, run, view, inner[place]! * step - from, 1, target, 1, start)
      }
  }
  const widest = spans.reduce((most, { from, to }) => Math.max(most, to - from), 1)
  const together = Math.min(32, Math.max(1, Math.floor(IN_FLIGHT / widest)))
  const reads = groups.length * spans.length
  for (let done = 0; done < reads; done += together) {
    const batch = Array.from({ length: Math.min(together, reads - done) }, (_, k) =>
      readSpan(groups[Math.floor((done + k) / spans.length)]!, spans[(done + k) % spans.length]!),
    )
    await Promise.all(batch)
  }
  return imaginary === undefined ? { values, shape } : { values, imaginary, shape }
}

/** The different lines, ascending. */
function groupsOf(lines: Uint32Array, order: Uint32Array): readonly Group[] {
  const groups: Group[] = []
  for (let first = 0; first < order.length; ) {
    const line = lines[order[first]!]!
    let last = first + 1
    while (last < order.length && lines[order[last]!] === line) last++
    groups.push({ line, first, last })
    first = last
  }
  return groups
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
