import { short, table } from '../table.ts'
import type { Prediction } from './predict.ts'

/** Which flow held against which pair of sizes. */
export function describeFlowTests(ladders: readonly Prediction[]): string {
  const tests = ladders.flatMap((one) => one.tests.map((test) => ({ ...test, from: one.from })))
  const number = (value: number | null) => (value === null ? '-' : short(value, 3))
  const rows = tests.map(({ from, flow, small, large, holds, residual, ks, ksUnchanged, aspectRatio, reason }) => [
    from,
    `${small} to ${large}`,
    flow,
    holds ? 'held' : 'refuted',
    number(residual),
    number(ks),
    number(ksUnchanged),
    number(aspectRatio),
    reason ?? '',
  ])
  return table(['ladder', 'sizes', 'flow', '', 'residual', 'KS', 'KS unchanged', 'aspect ratio', ''], rows)
}
