import { defineSpectrumReader } from '@freecurve/core'
import { heldArray } from '../arrays/held-array.ts'
import { sparseArray } from '../arrays/sparse-array.ts'
import { BANNER, FORMAT, readMatrixMarketHeader } from './header.ts'
import { readArray } from './read-array.ts'
import { readCoordinates } from './read-coordinates.ts'

const BEGIN = BANNER.toLowerCase()

/** Type of the numbers by the word that stands for them in the file. */
const TYPES = {
  real: 'float64',
  integer: 'integer',
  'unsigned-integer': 'integer',
  complex: 'complex128',
  pattern: 'pattern',
} as const

/**
 * Matrix Market files (Boisvert, Pozo and Remington, The Matrix Market exchange formats, NISTIR 5935, 1996): coordinate and array; real,
 * integer, complex and pattern; general, symmetric, skew-symmetric and Hermitian; words in any case. The text is read in pieces. As the format demands,
 * a file of a symmetric matrix that holds entries above the diagonal is refused. Errors name the line.
 */
export const matrixMarketReader = defineSpectrumReader({
  id: FORMAT,
  summary: 'Matrix Market file (.mtx)',
  extensions: ['mtx'],
  recognizes: (head) => String.fromCharCode(...head.subarray(0, BEGIN.length)).toLowerCase() === BEGIN,
  open: async (file) => {
    const header = await readMatrixMarketHeader(file)
    const { shape } = header
    const about = { key: '', shape, type: TYPES[header.field] }
    return [
      header.layout === 'array'
        ? heldArray(about, () => readArray(file, header))
        : sparseArray({ format: FORMAT, fileSize: file.size, ...about }, () => readCoordinates(file, header)),
    ]
  },
})
