import { EMPIRICAL } from '../report.ts'
import type { FlowTest } from './flow-tests.ts'

/**
 * The first flow that explains every pair of sizes, or `empirical` where none does. An aspect ratio that is given says that the matrix is a
 * covariance: the deformed flow then comes first.
 */
export function flowThatHolds(tests: readonly FlowTest[], aspectRatio: unknown): FlowTest['flow'] | typeof EMPIRICAL {
  const order = aspectRatio === undefined ? (['free', 'deformed'] as const) : (['deformed', 'free'] as const)
  const holds = (flow: string) => {
    const own = tests.filter((test) => test.flow === flow)
    return own.length > 0 && own.every((test) => test.holds)
  }
  return order.find(holds) ?? EMPIRICAL
}
