import { repeatedValues } from '@freecurve/atoms'
import { type Atom, pooledValues } from '@freecurve/core'
import { decimalStep } from './decimal-step.ts'

/** Samples taken apart into point masses and single eigenvalues. */
export interface LooseValues {
  /** Each sample's values that belong to no atom, ascending. */
  readonly loose: readonly Float64Array[]
  /** Of all samples pooled. */
  readonly atoms: readonly Atom[]
  /** Step of values that were rounded for print, below which their spacings say nothing; 0 for others. */
  readonly step: number
}

/** Among rounded values a run of equal ones is an atom from so many times the median run on. Chosen. */
const LONG_RUN = 20

/**
 * Atoms by `repeatedValues` of @freecurve/atoms, and the rest. Where all values were rounded for print ({@link decimalStep}), equal ones are
 * no atoms, but for runs twenty times as long as the median one and of three in a sample at least.
 */
export function looseValues(samples: readonly Float64Array[]): LooseValues {
  const all = pooledValues(samples)
  const step = decimalStep(all)
  if (step === null)
    return {
      loose: samples.map((values) => repeatedValues(values).rest),
      atoms: repeatedValues(all, samples.length).atoms,
      step: 0,
    }
  const runs = new Map<number, number>()
  for (const x of all) runs.set(x, (runs.get(x) ?? 0) + 1)
  const counts = [...runs.values()].sort((a, b) => a - b)
  const long = Math.max(3 * samples.length, LONG_RUN * counts[counts.length >> 1]!)
  const isAtom = (x: number) => runs.get(x)! >= long
  return {
    loose: samples.map((values) => values.filter((x) => !isAtom(x))),
    atoms: [...runs].filter(([x]) => isAtom(x)).map(([x, count]) => ({ x, weight: count / all.length })),
    step,
  }
}
