import { type ByteSource, defineSpectrumReader, type StoredArray } from '@freecurve/core'
import { columnMajor, rowMajor, stridedArray } from '../arrays/strided-array.ts'
import { hasNpyMagic, readNpyHeader } from './header.ts'

/**
 * numpy's array files: versions 1.0 to 3.0, real and complex floats, integers, booleans and the fields of structured arrays, either byte
 * order, C and FORTRAN order. The length of the file must be what the header says. A 64-bit integer beyond ±2^53 is refused rather than
 * rounded.
 */
export const npyReader = defineSpectrumReader({
  id: 'npy',
  summary: 'NumPy array file (.npy)',
  extensions: ['npy'],
  recognizes: hasNpyMagic,
  open: (file) => openNpy(file),
})

/** The arrays of an npy file: one, or one for each field with numbers. Their keys begin with `prefix`. */
export async function openNpy(file: ByteSource, prefix = ''): Promise<readonly StoredArray[]> {
  const { record, fortranOrder, shape, dataAt } = await readNpyHeader(file)
  const steps = fortranOrder ? columnMajor(shape, record.size) : rowMajor(shape, record.size)
  return record.columns.map(({ key, type, little, offset }) =>
    stridedArray(file, {
      format: 'npy',
      key: [prefix, key].filter(Boolean).join('/'),
      type,
      little,
      shape,
      steps,
      at: dataAt + offset,
    }),
  )
}
