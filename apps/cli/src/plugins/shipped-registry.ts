import { activations, tangentKernelAdapter } from '@freecurve/activations'
import { hdf5Reader } from '@freecurve/hdf5'
import { lapackSolver } from '@freecurve/lapack'
import { standardRegistry } from '@freecurve/standard'

/** What the command line ships: the standard plugins, and those that only Node can run or that are too heavy for a web page. */
export const shippedRegistry = standardRegistry.with(hdf5Reader, lapackSolver, activations, tangentKernelAdapter)
