import { defineSpectrumReader, FreecurveError, type SpectrumReader } from '@freecurve/core'
import { superblockIn } from './object/superblock.ts'
import { openHdf5 } from './open-hdf5.ts'

/** How the HDF5 library is run. */
export interface Hdf5Options {
  /** Seconds that the library may take for one question: what is in the file, or a piece of its numbers. @default 60 */
  readonly timeLimit?: number
}

/**
 * A reader of HDF5 files: `.h5`, netCDF 4, MATLAB 7.3 and Octave's. Datasets of integers, floats and complex numbers become arrays, their
 * paths the keys; numbers that lie in the file one after the other are read in pieces, others by the HDF5 library (package h5wasm, which
 * the reader needs to be installed: else E_FILE_SUPPORT). In Node the library runs in a worker thread, which is ended where it does not
 * answer in time.
 *
 * @throws E_OPTION_VALUE
 */
export function createHdf5Reader(options: Hdf5Options = {}): SpectrumReader {
  const { timeLimit = 60 } = options
  if (!(timeLimit > 0 && timeLimit <= 86_400))
    throw new FreecurveError('E_OPTION_VALUE', `timeLimit must be in (0, 86400] seconds, got ${timeLimit}.`, {
      option: 'timeLimit',
      got: timeLimit,
    })
  return defineSpectrumReader({
    id: 'hdf5',
    summary: 'HDF5, netCDF 4 and MATLAB 7.3 file (.h5, .hdf5, .nc, .mat)',
    extensions: ['h5', 'hdf5', 'hdf', 'he5', 'nc', 'nc4'],
    recognizes: (head) => superblockIn(head) !== undefined,
    open: (file) => openHdf5(file, timeLimit),
  })
}

/** The reader of HDF5 files with its usual time limit. */
export const hdf5Reader = createHdf5Reader()
