import type { Law, OptionValues, Registry } from '@freecurve/core'
import { evolve } from '@freecurve/standard'
import type { Trial } from './trial.ts'

/** An ensemble with its options, and what the trial has besides. */
export interface EnsembleTrial extends Partial<Omit<Trial, 'exact'>> {
  readonly name: string
  readonly ratio: number
  readonly ensemble: string
  readonly options?: OptionValues
}

/** The trial of a registered ensemble: its own samples unless others are given, and its law carried by the free flow. */
export function ensembleTrial(registry: Registry, given: EnsembleTrial): Trial {
  const { ensemble: id, options = {}, ratio } = given
  const ensemble = registry.get('ensemble', id)
  return {
    sample: (size, seed) => ensemble.sample(size, seed, options),
    outliers: [],
    request: {},
    targets: {},
    ...given,
    exact: () => lawOf(registry, id, options, ratio),
  }
}

/** The law of an ensemble carried to a ratio by the free flow. */
export function lawOf(registry: Registry, id: string, options: OptionValues, ratio: number): Law {
  const curve = registry.get('ensemble', id).curve(options)
  return evolve(registry, { curve, ratios: [ratio], report: { at: [] } }).carried[0]!.law
}
