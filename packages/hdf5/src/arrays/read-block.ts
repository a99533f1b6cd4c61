import type { NumberArray } from '@freecurve/core'
import { ascendingOrder } from '@freecurve/numerics'
import { type ElementRun, readElements } from '@freecurve/spectra-io'
import { strideOf } from './boxes-of.ts'
import type { LibraryLayout } from './library-array.ts'
import { type Stretch, stretchesOf } from './stretches-of.ts'

/** Bytes that are read through rather than asked for in two parts. */
const PIECE = 2 ** 18

/** Bytes of the chunks that one question touches, unless it is about one part, and most parts of a question. */
const TOUCHED = 2 ** 24
const MOST_PARTS = 1024

/** Wanted entries that are read as one part. */
interface Tile {
  readonly line: Stretch
  readonly inner: Stretch
}

/**
 * The entries rows × columns of a matrix: the chunks that hold some of them are read, each once, and of those no more than the box from
 * the first wanted entry to the last. Memory: the wanted entries, their order, and the parts of one question.
 */
export async function readBlock(layout: LibraryLayout, rows: Uint32Array, columns: Uint32Array): Promise<NumberArray> {
  const { library, path, element, little, stored, chunks, reversed } = layout
  const { size } = element
  const shape = [rows.length, columns.length]
  const values = new Float64Array(rows.length * columns.length)
  const imaginary = element.imaginary === undefined ? undefined : new Float64Array(values.length)
  const run: ElementRun = { type: element, little, step: size, values, imaginary }
  const [lines, inner, lineTo, innerTo] = reversed
    ? [columns, rows, 1, columns.length]
    : [rows, columns, columns.length, 1]
  const [lineOrder, innerOrder] = [ascendingOrder(lines), ascendingOrder(inner)]
  const [height, width] = strideOf(stored, chunks, PIECE / size) as readonly [number, number]
  const together = Math.max(1, Math.min(MOST_PARTS, Math.floor(TOUCHED / (height * width * size))))
  let tiles: Tile[] = []
  const ask = async () => {
    const bytes = await library.read({ path, size, parts: tiles.map(partOf) })
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    for (const { line, inner: across } of tiles) {
      const length = across.to - across.from
      for (let k = line.first; k < line.last; k++) {
        const i = lineOrder[k]!
        const start = at + (lines[i]! - line.from) * length
        for (let l = across.first; l < across.last; l++) {
          const j = innerOrder[l]!
          const from = (start + inner[j]! - across.from) * size
          readElements('hdf5', run, view, from, 1, i * lineTo + j * innerTo, 1, 0)
        }
      }
      at += (line.to - line.from) * length
    }
    tiles = []
  }
  for (const line of stretchesOf(lines, lineOrder, height))
    for (const across of stretchesOf(inner, innerOrder, width)) {
      tiles.push({ line, inner: across })
      if (tiles.length === together) await ask()
    }
  if (tiles.length > 0) await ask()
  return imaginary === undefined ? { values, shape } : { values, imaginary, shape }
}

const partOf = ({ line, inner }: Tile) => ({
  offset: [line.from, inner.from],
  count: [line.to - line.from, inner.to - inner.from],
})
