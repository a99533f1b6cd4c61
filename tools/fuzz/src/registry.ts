import { standardRegistry } from '@freecurve/standard'

/** Everything that is fuzzed. */
export const registry = standardRegistry
