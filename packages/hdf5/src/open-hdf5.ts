import type { ByteSource, StoredArray } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'
import { arrayOf } from './arrays/array-of.ts'
import { sparseOf } from './arrays/sparse-of.ts'
import { textIn } from './conventions/attribute-value.ts'
import { meaningsOf } from './conventions/meanings-of.ts'
import { openWithLibrary } from './library/ask.ts'
import { readSuperblock } from './object/superblock.ts'

/** Longest text that is read to learn what something is. */
const LONGEST_TEXT = 256

/** The arrays of numbers in an HDF5 file. */
export async function openHdf5(file: ByteSource, timeLimit: number): Promise<readonly StoredArray[]> {
  const superblock = await readSuperblock(file)
  const library = await openWithLibrary(file, timeLimit)
  const walk = await library.walk()
  const datasets = new Map(walk.datasets.map((dataset) => [dataset.path, dataset]))
  const readText = async (path: string): Promise<string> => {
    const { size, shape } = datasets.get(path)!
    if (shape?.length !== 0 || size > LONGEST_TEXT) return ''
    const bytes = await library.read({ path, size, parts: [{ offset: [], count: [] }] })
    return textIn(bytes)
  }
  const meanings = await meaningsOf(walk, readText)
  const context = { file, superblock, library }
  const arrays: StoredArray[] = []
  for (const [path, meaning] of meanings.arrays) {
    const array = await arrayOf(context, datasets.get(path)!, meaning)
    if (array !== undefined) arrays.push(array)
  }
  for (const meaning of meanings.sparse) arrays.push(await sparseOf(context, datasets, meaning))
  if (arrays.length > 0) return arrays
  const there = [...datasets.keys()].slice(0, 20).join(', ')
  throw formatError('hdf5', `The file holds no numbers; the datasets in it: ${there || 'none'}.`)
}
