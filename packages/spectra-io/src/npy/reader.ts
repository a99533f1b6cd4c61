import { defineSpectrumReader } from '@freecurve/core'
import { hasNpyMagic, readNpyHeader } from './header.ts'
import { openNpy } from './open-npy.ts'

/**
 * numpy's array files: versions 1.0 to 3.0, real and complex floats, integers, booleans and the fields of structured arrays, either byte
 * order, C and FORTRAN order; and the arrays in pickled dicts, lists and arrays of objects. The length of the file must be what the header says. A 64-bit integer beyond ±2^53 is refused rather than
 * rounded.
 */
export const npyReader = defineSpectrumReader({
  id: 'npy',
  summary: 'NumPy array file (.npy)',
  extensions: ['npy'],
  recognizes: hasNpyMagic,
  open: async (file) => openNpy(file, await readNpyHeader(file)),
})
