import type { Flow, OptionValues, Registry } from '@freecurve/core'
import type { PredictionRequest } from './decompress.ts'
import type { DecompressionReport } from './report.ts'

/** A flow, why it is that one, and its options. */
export interface FlowFor {
  readonly flow: Flow
  readonly flowFrom: DecompressionReport['flowFrom']
  readonly flowOptions: OptionValues | undefined
}

/**
 * The flow that is asked for. With `auto` it is the free one, unless an option is given, to the flow or to the family, that only another one
 * has: who tells an aspect ratio says that the matrix is a covariance, which the deformed flow carries. Throws E_PLUGIN_UNKNOWN.
 */
export function flowFor(
  registry: Registry,
  { flow = 'auto', flowOptions, familyOptions = {} }: PredictionRequest,
): FlowFor {
  if (flow !== 'auto') return { flow: registry.get('flow', flow), flowFrom: 'named', flowOptions }
  const has = ({ options = {} }: Flow, name: string) => Object.hasOwn(options, name)
  const flows = registry.list('flow')
  const shared = Object.entries(familyOptions).filter(([name]) => flows.some((one) => has(one, name)))
  const given: OptionValues = { ...Object.fromEntries(shared), ...flowOptions }
  const names = Object.keys(given)
  const named = names.length === 0 ? undefined : flows.find((one) => names.every((name) => has(one, name)))
  return named === undefined
    ? { flow: registry.get('flow', 'free'), flowFrom: 'assumed', flowOptions }
    : { flow: named, flowFrom: 'named', flowOptions: given }
}
