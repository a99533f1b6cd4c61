import {
  type Carried,
  type Curve,
  type CurveFile,
  callPlugin,
  type FlowEvent,
  FreecurveError,
  type Horizon,
  heldToHorizon,
  type OptionValues,
  type Registry,
  readOptions,
} from '@freecurve/core'
import { type LawReport, type LawReportOptions, lawReport } from './law-report.ts'

/** A curve to carry, and where to. */
export interface EvolveRequest {
  readonly curve: Curve
  readonly ratios: readonly number[]
  /** Id of a flow. @default 'deformed' for a curve that has a population, 'free' for any other */
  readonly flow?: string | undefined
  readonly flowOptions?: OptionValues | undefined
  readonly report?: LawReportOptions | undefined
}

/** Laws of a curve at several ratios, with what happens on the way; `events` and `horizon` are null where the flow cannot tell. */
export interface Evolution {
  readonly flow: string
  /** Options given to the flow, e.g. the aspect ratio at ratio 1. */
  readonly flowOptions: OptionValues
  readonly curve: CurveFile
  readonly laws: readonly LawReport[]
  readonly events: readonly FlowEvent[] | null
  readonly horizon: Horizon | null
  /** The same laws as values, for further questions; not part of the report. */
  readonly carried: readonly Carried[]
}

/** Carries a curve to each ratio. Throws E_TARGET for a ratio that is not positive, E_PLUGIN_UNKNOWN for a flow that is not there. */
export function evolve(registry: Registry, request: EvolveRequest): Evolution {
  const { curve, ratios } = request
  const flow = registry.get('flow', request.flow ?? (curve.population === undefined ? 'free' : 'deformed'))
  const flowOptions = readOptions(flow, request.flowOptions)
  const bad = ratios.find((ratio) => !(Number.isFinite(ratio) && ratio > 0))
  if (bad !== undefined || ratios.length === 0)
    throw new FreecurveError('E_TARGET', `A size ratio n/n0 is a positive number; got ${bad ?? 'none'}.`, { got: bad })
  const horizon = callPlugin(flow, () => flow.horizon(curve, flowOptions))
  const carried = ratios.map((ratio) => {
    const one = callPlugin(flow, () => flow.carry(curve, ratio, flowOptions))
    // Past the horizon there is no law, whatever the branch engine found.
    return { ...one, law: heldToHorizon(one.law, ratio, horizon) }
  })
  const events = callPlugin(flow, () => flow.events(curve, Math.min(1, ...ratios), Math.max(1, ...ratios), flowOptions))
  return {
    flow: flow.id,
    flowOptions,
    curve: curve.toJSON(),
    laws: carried.map((one) => lawReport(one, request.report)),
    events,
    horizon,
    carried,
  }
}
