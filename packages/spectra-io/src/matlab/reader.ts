import { type ByteSource, defineSpectrumReader, type StoredArray } from '@freecurve/core'
import { formatError } from '../format-error.ts'
import type { Found } from './arrays-in.ts'
import { FORMAT } from './format.ts'
import { findVersion4, isVersion4 } from './version4.ts'
import { findVersion5, isVersion73, version5Order } from './version5.ts'

/** First bytes that tell the version. */
const HEAD = 512

/**
 * MATLAB's own files of versions 4, 5, 6 and 7, in either byte order: full and sparse, real, complex and logical arrays, also those in
 * structs and cells; texts, objects and function handles are stepped over. Uncompressed arrays are read in pieces. A file of version 7.3
 * is an HDF5 file, which is not for this reader.
 */
export const matlabReader = defineSpectrumReader({
  id: FORMAT,
  summary: 'MATLAB file, version 4 to 7 (.mat)',
  extensions: ['mat'],
  recognizes: (head) => version5Order(head) !== undefined || isVersion4(head),
  open: openMatlab,
})

async function openMatlab(file: ByteSource): Promise<readonly StoredArray[]> {
  const head = await file.read(0, Math.min(HEAD, file.size))
  const found: Found = { arrays: [], others: new Set(), looked: 0, fileSize: file.size }
  const order = version5Order(head)
  if (order !== undefined) await findVersion5(file, order === 'little', found)
  else if (isVersion4(head)) await findVersion4(file, found)
  else throw foreign(head)
  const { arrays, others } = found
  if (arrays.length === 0)
    throw formatError(
      FORMAT,
      `The file holds no array of numbers${others.size > 0 ? `, but ${[...others].join(', ')}` : ''}.`,
    )
  checkNames(arrays)
  return arrays
}

function foreign(head: Uint8Array) {
  if (!isVersion73(head)) return formatError(FORMAT, 'Not a MATLAB file: it does not begin like one.', 0)
  return formatError(
    FORMAT,
    'This is a MATLAB file of version 7.3, which is HDF5. Read it with @freecurve/hdf5, or save it again with -v7.',
    0,
  )
}

function checkNames(arrays: readonly StoredArray[]): void {
  const seen = new Set<string>()
  for (const { key } of arrays) {
    if (seen.has(key)) throw formatError(FORMAT, `The file holds two arrays called ${JSON.stringify(key)}.`)
    seen.add(key)
  }
}
