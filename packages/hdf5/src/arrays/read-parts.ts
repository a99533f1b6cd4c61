import type { NumberArray } from '@freecurve/core'
import { countOf, readElements } from '@freecurve/spectra-io'
import { boxesOf, strideOf } from './boxes-of.ts'
import type { LibraryLayout } from './library-array.ts'

/** Bytes that are asked for at once. */
const PIECE = 2 ** 23

/** All numbers of a dataset. */
export async function readParts(layout: LibraryLayout): Promise<NumberArray> {
  const { library, path, element, little, stored, chunks, reversed } = layout
  const count = countOf(stored)
  const shape = reversed ? stored.toReversed() : stored
  const values = new Float64Array(count)
  const imaginary = element.imaginary === undefined ? undefined : new Float64Array(count)
  const array: NumberArray = imaginary === undefined ? { values, shape } : { values, imaginary, shape }
  if (count === 0) return array
  const run = { type: element, little, step: element.size, values, imaginary }
  const steps = stored.map((_, d) => countOf(reversed ? stored.slice(0, d) : stored.slice(d + 1)))
  for (const part of boxesOf(stored, strideOf(stored, chunks, PIECE / element.size))) {
    const bytes = await library.read({ path, size: element.size, parts: [part] })
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const last = stored.length - 1
    const length = part.count[last] ?? 1
    const lines = countOf(part.count) / length
    const index = part.offset.slice(0, Math.max(0, last))
    for (let line = 0; line < lines; line++) {
      const to = index.reduce((sum, k, d) => sum + k * steps[d]!, (part.offset[last] ?? 0) * (steps[last] ?? 1))
      readElements('hdf5', run, view, line * length * element.size, length, to, steps[last] ?? 1, 0)
      for (let d = last - 1; d >= 0; d--) {
        if (++index[d]! < part.offset[d]! + part.count[d]!) break
        index[d] = part.offset[d]!
      }
    }
  }
  return array
}
