import type { OptionValues, Registry } from '@freecurve/core'

/** An ensemble with options, and how far to predict from n0. */
export interface Trial {
  readonly name: string
  readonly ensemble: string
  readonly options: OptionValues
  readonly ratio: number
}

/** Settings besides the defaults, all at size n0: those of the issue "Fitting real spectra" whose ensembles are registered. */
const NAMED: readonly Trial[] = [
  { name: 'Marchenko-Pastur 1/50', ensemble: 'marchenko-pastur', options: { ratio: 0.02 }, ratio: 32 },
  {
    name: 'three bulks',
    ensemble: 'free-levy',
    options: { a: 1, sigma2: 0.02, rates: '0.2,0.1', jumps: '0.5,2' },
    ratio: 8,
  },
  {
    name: 'five decades',
    ensemble: 'free-levy',
    options: { a: 0.0018, sigma2: 4e-8, rates: '0.17,0.03', jumps: '0.06,9' },
    ratio: 16,
  },
]

/** Ratios at which an ensemble is tried: the farthest at which its law exists. */
const RATIOS = [8, 3, 1.5]

/**
 * Every registered ensemble with its default options, as far as its law exists (one without a law at any larger size is left
 * out), and the named settings whose ensemble is there.
 */
export function trialsOf(registry: Registry): readonly Trial[] {
  const ids = registry.list('ensemble').map(({ id }) => id)
  return [
    ...ids.flatMap((id) => {
      const flow = registry.get('flow', 'free')
      const curve = registry.get('ensemble', id).curve()
      const ratio = RATIOS.find((tau) => flow.carry(curve, tau).law.status === 'certified')
      return ratio === undefined ? [] : [{ name: id, ensemble: id, options: {}, ratio }]
    }),
    ...NAMED.filter(({ ensemble }) => ids.includes(ensemble)),
  ]
}
