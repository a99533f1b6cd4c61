import type { Curve, Registry } from '@freecurve/core'
import { fitFreeReadOuts } from '@freecurve/evolution'
import { integralOf, supportOf } from '@freecurve/law'
import type { Errors } from './quantities.ts'
import type { ReferenceCase, Target } from './reference-file.ts'

/**
 * Error of the read-outs that need no curve, from averages over the law at ratio 1: absolute for the log-determinant, relative
 * for the others. Empty where the reference has none.
 */
export function fitFreeError(
  registry: Registry,
  { kind }: ReferenceCase,
  curve: Curve,
  { ratio, fitfree }: Target,
): Errors {
  if (fitfree === undefined) return {}
  const { law } = registry.get('flow', kind).carry(curve, 1)
  const exact = { average: (f: (x: number) => number) => integralOf(law, f), smallest: supportOf(law)[0], clearance: 0 }
  const found = fitFreeReadOuts(exact, ratio)
  if (found === null) return { 'fit-free read-outs': Infinity }
  return {
    'fit-free read-outs': Math.max(
      Math.abs(found.logDeterminant - fitfree.logdet),
      Math.abs(found.origin / fitfree.z0 - 1),
      Math.abs(found.transform / fitfree.m0 - 1),
      Math.abs(found.traceInverse / fitfree.trace_inverse - 1),
    ),
  }
}
