import {
  defineEnsemble,
  type Ensemble,
  type FreeLevyParameters,
  type OptionTable,
  type Plugin,
  type ReadOptions,
  readOptions,
} from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { sampleMatrix } from './sample-matrix.ts'

/** What sets one ensemble of the free Lévy kind apart from another. */
export interface FreeLevyEnsembleFacts<T extends OptionTable> {
  readonly id: string
  readonly summary: string
  readonly options: T
  /** Throws E_OPTION_VALUE for options that fit their table one by one and make no law together. */
  readonly parameters: (options: ReadOptions<T>) => FreeLevyParameters
}

/**
 * An ensemble whose law is free Lévy, R(g) = a + σ² g + Σ r_j t_j / (1 − t_j g): curve and sampler follow from the
 * parameters. Throws E_PLUGIN_INVALID.
 */
export function freeLevyEnsemble<const T extends OptionTable>(facts: FreeLevyEnsembleFacts<T>): Ensemble {
  const { id, summary, options, parameters } = facts
  const read = (given: Parameters<Ensemble['curve']>[0]): FreeLevyParameters => {
    const self: Plugin & { readonly options: T } = { kind: 'ensemble', id, summary, options }
    return parameters(readOptions(self, given))
  }
  return defineEnsemble({
    id,
    summary,
    options,
    curve: (given) => freeLevyCurve(read(given)),
    sample: (size, seed, given) => sampleMatrix(read(given), size, seed),
  })
}
