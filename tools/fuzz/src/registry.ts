import { hdf5Reader } from '@freecurve/hdf5'
import { standardRegistry } from '@freecurve/standard'

/** Everything that is fuzzed. */
export const registry = standardRegistry.with(hdf5Reader)
