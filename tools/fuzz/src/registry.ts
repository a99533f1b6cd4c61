import { createHdf5Reader } from '@freecurve/hdf5'
import { standardRegistry } from '@freecurve/standard'

/** Seconds that the HDF5 library has for one question: on some damaged files it never returns. */
const TIME_LIMIT = 2

/** Everything that is fuzzed. */
export const registry = standardRegistry.with(createHdf5Reader({ timeLimit: TIME_LIMIT }))
