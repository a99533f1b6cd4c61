import type { Registry } from '@freecurve/core'
import { covarianceTrials } from './covariance-trials.ts'
import { type EnsembleTrial, ensembleTrial } from './ensemble-trial.ts'
import { FIVE_DECADES, THREE_BULKS } from './named-options.ts'
import { outlierTrials } from './outlier-trials.ts'
import { refusalTrials } from './refusal-trials.ts'
import { kept } from './samplers/kept.ts'
import { kestenMckaySampler, marchenkoPasturSampler } from './samplers/named-samplers.ts'
import { projectionCorner } from './samplers/projection-corner.ts'
import type { Trial } from './trial.ts'

/** α and p of the corner of a projection, and the degree of the tree: both laws are drawn by Wishart matrices, which is faster. */
const [CORNER, RANK, DEGREE] = [0.25, 0.4, 6]

const wachter = kept((size, seed) => {
  const wide = Math.round(size / CORNER)
  return projectionCorner(size, wide, Math.round(RANK * wide), seed)
})
const kestenMckay = kept(kestenMckaySampler(DEGREE))

/** The ensembles of the issue "Fitting real spectra" with their targets; all at size n0. */
const NAMED: readonly EnsembleTrial[] = [
  {
    name: 'compound free Poisson',
    ensemble: 'compound-free-poisson',
    ratio: 8,
    targets: { KS: 0.01, 'atom weight': 0.005, 'bulk mass': 0.005, edge: 0.02 },
  },
  {
    name: 'three bulks',
    ensemble: 'free-levy',
    options: THREE_BULKS,
    ratio: 8,
  },
  {
    name: 'Marchenko-Pastur 1/50',
    ensemble: 'marchenko-pastur',
    options: { ratio: 0.02 },
    ratio: 32,
    sample: marchenkoPasturSampler(50),
    targets: { logdet: 0.01 },
  },
  {
    name: 'five decades',
    ensemble: 'free-levy',
    options: FIVE_DECADES,
    ratio: 16,
    targets: { logdet: 0.005, 'bulk mass': 0.002 },
  },
  { name: 'semicircle', ensemble: 'semicircle', ratio: 8 },
  { name: 'Wachter, to 1.5', ensemble: 'wachter', ratio: 1.5, sample: wachter },
  { name: 'Wachter, to 3', ensemble: 'wachter', ratio: 3, sample: wachter },
  { name: 'Kesten-McKay, to 2', ensemble: 'kesten-mckay', ratio: 2, sample: kestenMckay },
  { name: 'Kesten-McKay, to 4', ensemble: 'kesten-mckay', ratio: 4, sample: kestenMckay },
]

/** Ensembles that are tried under a name above. */
const TRIED = new Set(['compound-free-poisson', 'semicircle', 'wachter', 'kesten-mckay'])

/** Ratios at which an ensemble is tried: the farthest at which its law exists. */
const RATIOS = [8, 3, 1.5]

/**
 * The trials of the issue, those that must not be trusted, and every other registered ensemble with its default options, as far as its
 * law exists (one without a law at any larger size is left out).
 */
export function trialsOf(registry: Registry): readonly Trial[] {
  const flow = registry.get('flow', 'free')
  const others = registry.list('ensemble').flatMap(({ id }) => {
    if (TRIED.has(id)) return []
    const curve = registry.get('ensemble', id).curve()
    const ratio = RATIOS.find((tau) => flow.carry(curve, tau).law.status === 'certified')
    return ratio === undefined ? [] : [ensembleTrial(registry, { name: id, ensemble: id, ratio })]
  })
  return [
    ...NAMED.map((trial) => ensembleTrial(registry, trial)),
    ...covarianceTrials(registry),
    ...outlierTrials(registry),
    ...refusalTrials(registry),
    ...others,
  ]
}

/** The trials whose name holds one of the given parts, whatever the case; all for none given. Throws an Error for a part that names none. */
export function namedTrials<T extends { readonly name: string }>(
  trials: readonly T[],
  parts: readonly string[],
): readonly T[] {
  const named = (part: string) => trials.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()))
  const unknown = parts.find((part) => named(part).length === 0)
  if (unknown !== undefined)
    throw new Error(`No trial is called "${unknown}". There are: ${trials.map(({ name }) => name).join('; ')}.`)
  const kept = new Set(parts.flatMap(named))
  return parts.length === 0 ? trials : trials.filter((trial) => kept.has(trial))
}
