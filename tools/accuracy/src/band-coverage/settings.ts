import type { OptionValues } from '@freecurve/core'
import { FIVE_DECADES, THREE_BULKS } from '../ensembles/named-options.ts'
import { kestenMckaySampler, marchenkoPasturSampler } from '../ensembles/samplers/named-samplers.ts'
import type { Trial } from '../ensembles/trial.ts'

/** Simulated data on which bands are held against the truth. */
export interface CoverageSetting {
  readonly name: string
  readonly ensemble: string
  readonly options: OptionValues
  readonly n0: number
  readonly ratio: number
  /** @default the ensemble's own samples */
  readonly sample?: Trial['sample']
}

/** Jumps at the quantiles of an exponential law: a Lévy measure that is as good as smooth. */
const JUMPS = 24
const EXPONENTIAL: OptionValues = {
  a: 0,
  sigma2: 0.05,
  rates: Array.from({ length: JUMPS }, () => (1 / JUMPS).toFixed(6)).join(','),
  jumps: Array.from({ length: JUMPS }, (_, k) => (-Math.log(1 - (k + 0.5) / JUMPS)).toFixed(6)).join(','),
}
const DEGREE = 6

/** Laws with and without atoms, gaps, jumps and spread, sizes 300 to 1000, ratios 4 to 16. */
export const COVERAGE: readonly CoverageSetting[] = [
  { name: 'semicircle', ensemble: 'semicircle', options: {}, n0: 500, ratio: 8 },
  {
    name: 'Marchenko-Pastur 1/10',
    ensemble: 'marchenko-pastur',
    options: { ratio: 0.1 },
    n0: 500,
    ratio: 16,
    sample: marchenkoPasturSampler(10),
  },
  { name: 'compound free Poisson', ensemble: 'compound-free-poisson', options: {}, n0: 1000, ratio: 8 },
  { name: 'three bulks, 300', ensemble: 'free-levy', options: THREE_BULKS, n0: 300, ratio: 8 },
  { name: 'three bulks, 1000', ensemble: 'free-levy', options: THREE_BULKS, n0: 1000, ratio: 8 },
  { name: 'exponential jumps, 300', ensemble: 'free-levy', options: EXPONENTIAL, n0: 300, ratio: 8 },
  { name: 'exponential jumps, 1000', ensemble: 'free-levy', options: EXPONENTIAL, n0: 1000, ratio: 8 },
  { name: 'five decades', ensemble: 'free-levy', options: FIVE_DECADES, n0: 500, ratio: 16 },
  {
    name: 'Kesten-McKay',
    ensemble: 'kesten-mckay',
    options: { degree: DEGREE },
    n0: 300,
    ratio: 4,
    sample: kestenMckaySampler(DEGREE),
  },
]
