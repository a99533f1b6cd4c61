import { FreecurveError } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'
import type { Failure } from './types.ts'

/** What Node and the bundlers say where a package is not installed. */
const MISSING = /^(ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND)$|Cannot find (module|package)|Failed to (resolve|fetch)/

/** What h5wasm says where the library cannot open an object. */
const NOT_DEFINED = 'error - name not defined!'

/** The error of a question that the library did not answer: E_FILE_SUPPORT where it is not installed, else E_FILE_FORMAT. */
export function failureError({ code, name, message }: Failure, cause?: unknown): FreecurveError {
  if (MISSING.test(code ?? '') || (code === undefined && MISSING.test(message)))
    return new FreecurveError(
      'E_FILE_SUPPORT',
      'HDF5 and MATLAB 7.3 files are read with the package h5wasm, which is not installed. Install it next to freecurve: npm install h5wasm.',
      { format: 'hdf5', install: 'h5wasm' },
      { cause },
    )
  const crash = name === 'RuntimeError' || name === 'RangeError'
  const what = crash ? `the HDF5 library breaks down over it (${message})` : message
  const plain = what.replace(NOT_DEFINED, 'something in it leads nowhere')
  return formatError('hdf5', `The file is damaged: ${plain}.`, undefined, cause)
}
