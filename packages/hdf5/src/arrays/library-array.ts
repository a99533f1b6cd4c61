import type { StoredArray } from '@freecurve/core'
import { checkWarranted, countOf, type ElementType } from '@freecurve/spectra-io'
import type { Hdf5File } from '../library/ask.ts'
import { readBlock } from './read-block.ts'
import { readParts } from './read-parts.ts'

/** A dataset whose numbers the library fetches: chunked, compressed, or never written. */
export interface LibraryLayout {
  readonly library: Hdf5File
  readonly path: string
  readonly element: ElementType
  /** Order of the bytes that the library gives. */
  readonly little: boolean
  /** As stored, row-major. */
  readonly stored: readonly number[]
  readonly chunks: readonly number[] | null
  /** Whether the array's dimensions are those of the file from last to first, as MATLAB's are. */
  readonly reversed: boolean
  readonly fileSize: number
}

/**
 * An array that is read part by part, in whole chunks. Chunks and blocks that are larger than the file warrants are not asked for: what was
 * never written takes no room in the file, but would in memory.
 */
export function libraryArray(key: string, layout: LibraryLayout): StoredArray {
  const { stored, chunks, element, reversed, fileSize } = layout
  const check = () => checkWarranted('hdf5', countOf(chunks ?? []), fileSize)
  return Object.freeze({
    key,
    shape: reversed ? stored.toReversed() : stored,
    type: element.name,
    read: async () => {
      checkWarranted('hdf5', countOf(stored), fileSize)
      check()
      return readParts(layout)
    },
    block: async (rows: Uint32Array, columns: Uint32Array) => {
      checkWarranted('hdf5', rows.length * columns.length, fileSize)
      check()
      return readBlock(layout, rows, columns)
    },
  })
}
