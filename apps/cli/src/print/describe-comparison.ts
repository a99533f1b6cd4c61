import type { LawStatus } from '@freecurve/core'
import type { Distances } from '@freecurve/law'
import { short } from './numbers.ts'

/** The result of `compare`. */
export interface Comparison extends Distances {
  /** Whose standard deviation W1 is held against. */
  readonly reference: 'spectrum' | 'second spectrum'
  /** The law that is compared; null between two spectra. */
  readonly law: {
    readonly n: number
    readonly ratio: number
    readonly status: LawStatus
    readonly reasons: readonly string[]
  } | null
  readonly notes: readonly string[]
}

/** The result of `compare` for people. */
export function describeComparison({ ks, w1, w1PerDeviation, w1Log, tv, reference, law, notes }: Comparison): string {
  const perDeviation = w1PerDeviation === null ? 'undefined' : short(w1PerDeviation)
  return [
    ...(law === null ? [] : [`law      n = ${law.n}, ratio ${short(law.ratio)}, ${law.status}`]),
    ...(law?.reasons ?? []).map((reason) => `         ${reason}`),
    `KS       ${short(ks)}   largest difference of the two CDFs`,
    `W1       ${short(w1)}   mean shift of a quantile`,
    `W1/std   ${perDeviation}   the same over the standard deviation of the ${reference}`,
    ...(w1Log === null ? [] : [`W1 log   ${short(w1Log)}   mean shift of the logarithm of a quantile that is not 0`]),
    ...(tv === null ? [] : [`TV       ${short(tv)}   total variation`]),
    ...notes.map((note) => `Note: ${note}`),
    ...(law === null || law.status === 'certified'
      ? []
      : ['Note: the law compared is not certified, so these distances say nothing for sure.']),
  ].join('\n')
}
