import { type CurveInspection, FAR } from '@freecurve/standard'
import { describeEvents } from './describe-events.ts'
import { describeBulks } from './describe-law.ts'
import { flowLine } from './flow-line.ts'
import { short } from './numbers.ts'

/** The inspection of a curve for people. */
export function describeCurve({ curve, flow, flowOptions, law, events, horizon }: CurveInspection): string {
  const list = (name: string, values: readonly number[]) =>
    values.length === 0 ? [] : [`${name}${values.map(short).join(', ')}`]
  return [
    `curve   ${curve.family}`,
    `flow    ${flowLine(flow, flowOptions)}`,
    `law     ${law.status}${law.reasons.length > 0 ? `: ${law.reasons.join('; ')}` : ''}`,
    ...list('edges   ', law.edges),
    ...law.atoms.map(({ x, weight }) => `atom    ${short(weight)} at ${short(x)}`),
    ...describeBulks(law).map((line) => `        ${line}`),
    ...list('moments ', law.moments),
    ...list('free cumulants ', law.freeCumulants),
    ...describeEvents(events, null),
    ...(events?.length === 0 ? ['', `nothing happens up to ratio ${FAR}`] : []),
    '',
    horizonLine(horizon),
  ].join('\n')
}

const horizonLine = (horizon: CurveInspection['horizon']): string =>
  horizon === null
    ? 'horizon: this flow cannot tell for this curve'
    : horizon.ratio === null
      ? 'horizon: none, the law exists at every size'
      : `horizon at ratio ${short(horizon.ratio)}: ${horizon.reason}`
