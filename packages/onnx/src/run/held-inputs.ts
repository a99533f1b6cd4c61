import { outOfDomain, requireWhole } from '@freecurve/core'
import type { LayerInputs } from './run-layer.ts'
import type { Numbers } from './tensor-data.ts'

/**
 * Samples that are in memory.
 *
 * @param values N × shape, row-major
 * @param shape [N, …]: N, then the shape of one sample
 * @throws E_DOMAIN where they do not fit together
 */
export function heldInputs(values: Numbers, shape: readonly number[]): LayerInputs {
  const [samples = 0, ...rest] = shape
  for (const size of shape) requireWhole('inputs', 'shape', size, 1)
  const width = rest.reduce((product, n) => product * n, 1)
  if (samples * width !== values.length)
    throw outOfDomain('inputs', 'values', values.length, `numbers of shape [${shape.join(', ')}]`)
  return { samples, shape: rest, rows: (from, to) => values.subarray(from * width, to * width) }
}
