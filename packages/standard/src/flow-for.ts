import type { Flow, OptionValues, Registry, Spectrum } from '@freecurve/core'
import type { PredictionRequest } from './decompress.ts'
import type { DecompressionReport } from './report.ts'

/** The option of flows of covariance matrices: their size over the number of their terms. */
const RATIO = 'aspectRatio'

/** A flow, why it is that one, and its options. */
export interface FlowFor {
  readonly flow: Flow
  readonly flowFrom: DecompressionReport['flowFrom']
  readonly flowOptions: OptionValues | undefined
}

/**
 * The flow that is asked for, with the aspect ratio that the matrix's maker knows where none is given. With `auto` it is
 * the one that the maker knows to hold, else the free one, unless an option is given, to the flow or to the family, that only another one
 * has: who tells an aspect ratio says that the matrix is a covariance, which the deformed flow carries. Throws E_PLUGIN_UNKNOWN.
 */
export function flowFor(
  registry: Registry,
  { flow = 'auto', flowOptions, familyOptions = {} }: PredictionRequest,
  { size, source: { growth } }: Pick<Spectrum, 'size' | 'source'>,
): FlowFor {
  const told = (one: Flow): OptionValues | undefined =>
    growth?.terms !== undefined && Object.hasOwn(one.options ?? {}, RATIO)
      ? { [RATIO]: size / growth.terms, ...flowOptions }
      : flowOptions
  if (flow !== 'auto') {
    const found = registry.get('flow', flow)
    return { flow: found, flowFrom: 'named', flowOptions: told(found) }
  }
  const has = ({ options = {} }: Flow, name: string) => Object.hasOwn(options, name)
  const flows = registry.list('flow')
  const shared = Object.entries(familyOptions).filter(([name]) => flows.some((one) => has(one, name)))
  const given: OptionValues = { ...Object.fromEntries(shared), ...flowOptions }
  const names = Object.keys(given)
  const named = names.length === 0 ? undefined : flows.find((one) => names.every((name) => has(one, name)))
  if (named !== undefined) return { flow: named, flowFrom: 'named', flowOptions: given }
  const known = growth === undefined || growth.flow === 'unknown' ? undefined : registry.get('flow', growth.flow)
  return known === undefined
    ? { flow: registry.get('flow', 'free'), flowFrom: 'assumed', flowOptions }
    : { flow: known, flowFrom: 'model', flowOptions: told(known) }
}
