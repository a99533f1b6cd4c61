import type { ByteSource, StoredArray } from '@freecurve/core'
import {
  columnMajor,
  countOf,
  ELEMENT_TYPES,
  type ElementType,
  formatError,
  heldArray,
  refusedArray,
  rowMajor,
  stridedArray,
} from '@freecurve/spectra-io'
import type { Meaning } from '../conventions/meaning.ts'
import type { Hdf5File } from '../library/ask.ts'
import type { Dataset } from '../library/types.ts'
import { describeDataset } from '../object/describe-dataset.ts'
import type { Superblock } from '../object/superblock.ts'
import { libraryArray } from './library-array.ts'
import { refusalOf } from './refusal-of.ts'

/** An HDF5 file that is open. */
export interface OpenFile {
  readonly file: ByteSource
  readonly superblock: Superblock
  readonly library: Hdf5File
}

/** Classes of the library's types that may be numbers: integer, float, compound, enumeration. */
const INTEGER = 0
const FLOAT = 1
const COMPOUND = 6
const ENUMERATION = 8

/** Most dimensions of a dataset. */
const MOST_DIMENSIONS = 32

/** The array that a dataset is; undefined for one of other things than numbers. */
export async function arrayOf(open: OpenFile, dataset: Dataset, meaning: Meaning): Promise<StoredArray | undefined> {
  const { file, superblock, library } = open
  const { path, address, kind, shape, chunks, filters } = dataset
  const { key, reversed, empty } = meaning
  if (shape === null || ![INTEGER, FLOAT, COMPOUND, ENUMERATION].includes(kind)) return undefined
  if (shape.length > MOST_DIMENSIONS || !shape.every(Number.isSafeInteger))
    throw formatError('hdf5', `The shape [${shape.join(', ')}] of dataset ${path} is none.`)
  const { type, at, outside } = await describeDataset(file, superblock, address)
  if (type === undefined && kind === COMPOUND) return undefined
  const refusal = refusalOf(dataset, type, outside)
  const shown = reversed ? shape.toReversed() : shape
  if (type === undefined || refusal !== undefined)
    return refusedArray(
      { key, shape: shown, type: type?.element.name ?? 'unknown' },
      formatError('hdf5', `Array "${key}" cannot be read: ${refusal}.`),
    )
  const element = namedElement(type.element, dataset, meaning)
  const layout = {
    library,
    path,
    element,
    // The library turns bytes around, but not those of enumerations.
    little: kind === ENUMERATION ? type.little : true,
    stored: shape,
    chunks,
    reversed,
    fileSize: file.size,
  }
  if (empty !== undefined) return emptyArray(key, libraryArray(key, layout), empty)
  if (at === undefined || filters.length > 0 || chunks !== null || countOf(shape) === 0)
    return libraryArray(key, layout)
  const steps = reversed ? columnMajor(shown, element.size) : rowMajor(shown, element.size)
  return stridedArray(file, { format: 'hdf5', key, type: element, little: type.little, shape: shown, steps, at })
}

function namedElement(element: ElementType, { boolean }: Dataset, { logical }: Meaning): ElementType {
  if (element.size !== 1 || !element.integer) return element
  if (logical) return ELEMENT_TYPES.bool
  return boolean ? { ...element, name: 'bool' } : element
}

/** An array without elements, whose dimensions are the numbers of the dataset. */
async function emptyArray(key: string, dimensions: StoredArray, type: string): Promise<StoredArray> {
  if (countOf(dimensions.shape) > MOST_DIMENSIONS)
    throw formatError('hdf5', `The dimensions of the empty array "${key}" are no list.`)
  const shape = [...(await dimensions.read()).values]
  if (!shape.includes(0) || !shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw formatError('hdf5', `The empty array "${key}" is said to be of shape [${shape.join(', ')}].`)
  return heldArray({ key, shape, type }, () => ({ values: new Float64Array(0), shape }))
}
