import {
  type Curve,
  defineEnsemble,
  type Ensemble,
  type EnsembleFacts,
  FreecurveError,
  type OptionTable,
  type OptionValues,
  type ReadOptions,
  readOptions,
  requireWhole,
} from '@freecurve/core'

/** What sets one ensemble apart from another: functions of its parameters, which are read off the options once. */
export interface NamedLaw<T extends OptionTable, P> {
  readonly id: string
  readonly summary: string
  readonly options: T
  readonly examples: readonly OptionValues[]
  /** Throws E_OPTION_VALUE for options that fit their table one by one and make no law together. */
  readonly parameters: (options: ReadOptions<T>) => P
  readonly curve: (parameters: P) => Curve
  readonly facts: (parameters: P) => EnsembleFacts
  /** Eigenvalues, ascending. The size is a whole number from 1. Throws E_DOMAIN for a bad seed. */
  readonly sample: (parameters: P, size: number, seed: number) => Float64Array
  /** Options at a ratio that is finite and positive. */
  readonly evolve?: (parameters: P, ratio: number) => OptionValues | null
  /** Options of the law times a finite positive factor. */
  readonly rescale?: (parameters: P, factor: number) => OptionValues
}

/**
 * The ensemble of a named law. Its functions throw E_OPTION_UNKNOWN and E_OPTION_VALUE, `sample` throws E_DOMAIN for a bad
 * size or seed, `evolve` E_TARGET for a bad ratio, `rescale` E_DOMAIN for a bad factor.
 * Throws E_PLUGIN_INVALID.
 */
export function namedEnsemble<const T extends OptionTable, P, const I extends string>(
  law: NamedLaw<T, P> & { readonly id: I },
): Ensemble & { readonly id: I } {
  const { id, summary, options, examples, evolve, rescale } = law
  const read = (given?: OptionValues): P => law.parameters(readOptions({ kind: 'ensemble', id, options }, given))
  return defineEnsemble({
    id,
    summary,
    options,
    examples,
    curve: (given) => law.curve(read(given)),
    facts: (given) => law.facts(read(given)),
    sample: (size, seed, given) => {
      const parameters = read(given)
      requireWhole(`a sample of "${id}"`, 'size', size, 1)
      return law.sample(parameters, size, seed)
    },
    ...(evolve && {
      evolve: (ratio: number, given?: OptionValues) => {
        const parameters = read(given)
        if (!(Number.isFinite(ratio) && ratio > 0))
          throw new FreecurveError(
            'E_TARGET',
            `A size ratio n/n0 is a positive number (below 1: compression); got ${ratio}.`,
            { got: ratio },
          )
        return evolve(parameters, ratio)
      },
    }),
    ...(rescale && {
      rescale: (factor: number, given?: OptionValues) => {
        const parameters = read(given)
        if (!(Number.isFinite(factor) && factor > 0))
          throw new FreecurveError('E_DOMAIN', `A law is rescaled by a positive number; got ${factor}.`, {
            argument: 'factor',
            got: factor,
          })
        return rescale(parameters, factor)
      },
    }),
  })
}
