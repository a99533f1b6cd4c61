import {
  type Curve,
  type CurveFile,
  callPlugin,
  type FlowEvent,
  type Horizon,
  type OptionValues,
  type Registry,
} from '@freecurve/core'
import { evolve } from './evolve.ts'
import type { LawReport } from './law-report.ts'
import { INSPECTION_SCHEMA } from './report-schema.ts'

/** Events are looked for up to this ratio: three decades of growth. Chosen. */
export const FAR = 1000

/** What a curve says: its law at ratio 1, and what happens to it on the way up. */
export interface CurveInspection {
  readonly schema: typeof INSPECTION_SCHEMA
  readonly of: 'curve'
  readonly flow: string
  readonly flowOptions: OptionValues
  readonly curve: CurveFile
  readonly law: LawReport
  /** Up to ratio {@link FAR}; null where the flow cannot tell. */
  readonly events: readonly FlowEvent[] | null
  readonly horizon: Horizon | null
}

/** The law of a curve, its events and its horizon. Throws as `evolve`. */
export function inspectCurve(
  registry: Registry,
  curve: Curve,
  options: { readonly flow?: string | undefined; readonly flowOptions?: OptionValues | undefined } = {},
): CurveInspection {
  const { flow, flowOptions, curve: file, laws, horizon } = evolve(registry, { curve, ratios: [1], ...options })
  const plugin = registry.get('flow', flow)
  const events = callPlugin(plugin, () => plugin.events(curve, 1, FAR, flowOptions))
  return { schema: INSPECTION_SCHEMA, of: 'curve', flow, flowOptions, curve: file, law: laws[0]!, events, horizon }
}
