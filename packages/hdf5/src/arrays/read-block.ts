import type { NumberArray } from '@freecurve/core'
import { readElements } from '@freecurve/spectra-io'
import { strideOf } from './boxes-of.ts'
import type { LibraryLayout } from './library-array.ts'

/** Bytes that are read through rather than asked for in two parts. */
const PIECE = 2 ** 18

/** Wanted indices that lie in one stretch of a dimension. */
interface Stretch {
  readonly from: number
  readonly to: number
  /** Places among the wanted indices. */
  readonly places: readonly number[]
}

/**
 * The entries rows × columns of a matrix: the chunks that hold some of them are read, each once, and of those no more than the box from
 * the first wanted entry to the last.
 */
export async function readBlock(layout: LibraryLayout, rows: Uint32Array, columns: Uint32Array): Promise<NumberArray> {
  const { library, path, element, little, stored, chunks, reversed } = layout
  const { size } = element
  const shape = [rows.length, columns.length]
  const values = new Float64Array(rows.length * columns.length)
  const imaginary = element.imaginary === undefined ? undefined : new Float64Array(values.length)
  const run = { type: element, little, step: size, values, imaginary }
  const [lines, inner, lineTo, innerTo] = reversed
    ? [columns, rows, 1, columns.length]
    : [rows, columns, columns.length, 1]
  const [height, width] = strideOf(stored, chunks, PIECE / size)
  const across = stretchesOf(inner, width!)
  for (const line of stretchesOf(lines, height!)) {
    for (const { from, to, places } of across) {
      const count = [line.to - line.from, to - from] as const
      const bytes = await library.read({ path, offset: [line.from, from], count, size })
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (const i of line.places)
        for (const j of places) {
          const element = (lines[i]! - line.from) * count[1] + inner[j]! - from
          readElements('hdf5', run, view, element * size, 1, i * lineTo + j * innerTo, 1, 0)
        }
    }
  }
  return imaginary === undefined ? { values, shape } : { values, imaginary, shape }
}

function stretchesOf(wanted: Uint32Array, step: number): readonly Stretch[] {
  const groups = new Map<number, number[]>()
  for (let place = 0; place < wanted.length; place++) {
    const group = Math.floor(wanted[place]! / step)
    const places = groups.get(group)
    if (places === undefined) groups.set(group, [place])
    else places.push(place)
  }
  return [...groups.values()].map((places) => ({
    from: places.reduce((least, place) => Math.min(least, wanted[place]!), wanted[places[0]!]!),
    to: places.reduce((most, place) => Math.max(most, wanted[place]!), 0) + 1,
    places,
  }))
}
