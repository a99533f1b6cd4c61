import { type Atom, outOfDomain, pooledValues, requireNumbers, requireRecord, type Spectrum } from '@freecurve/core'
import { type EigenvalueDecay, eigenvalueDecay } from './eigenvalue-decay.ts'
import { type GapSigns, gapSigns } from './gap-signs.ts'
import { type Gap, significantGaps } from './gaps.ts'
import { looseValues } from './loose-values.ts'
import { type LowCumulants, lowCumulants } from './low-cumulants.ts'
import { type Magnitudes, magnitudesOf } from './magnitudes.ts'
import { type NearRepeat, nearRepeats } from './near-repeats.ts'
import { type DataObstruction, obstructionsIn } from './obstructions.ts'
import { type Outlier, splitOutliers } from './outliers.ts'

/** What eigenvalues tell without any fit. Plain data. */
export interface Diagnosis {
  readonly size: number
  readonly samples: number
  /** Smallest and largest eigenvalue, mean and deviation of all, outliers included. */
  readonly support: readonly [number, number]
  readonly mean: number
  readonly deviation: number
  readonly magnitudes: Magnitudes
  readonly decay: EigenvalueDecay
  /** The decimal step to which the values were rounded, where they were: equal ones then are atoms only in long runs, and obstructions by atoms are not told. */
  readonly decimalStep: number | null
  /** Repeated values, and the share of exact zeros among them (rank deficiency). */
  readonly atoms: readonly Atom[]
  readonly rankDeficiency: number
  /** Of the first sample. */
  readonly nearRepeats: readonly NearRepeat[]
  readonly outliers: readonly Outlier[]
  /** Of what is left without outliers, as all that follows. */
  readonly gaps: readonly Gap[]
  readonly signs: readonly GapSigns[]
  readonly obstructions: readonly DataObstruction[]
  readonly cumulants: LowCumulants
}

/** Steps of rounded values that a gap must be wider than. Chosen. */
const RESOLVED = 3

/**
 * A first look at a spectrum: scales, atoms, outliers, gaps, what in them forbids decompression, and low free cumulants with errors. It
 * takes O(n log n) for n eigenvalues.
 *
 * @throws E_DOMAIN unless the samples are ascending Float64Arrays of `size` finite values, not all equal ({@link createSpectrum} makes such).
 */
export function diagnose(spectrum: Pick<Spectrum, 'size' | 'samples'>): Diagnosis {
  checkSamples(spectrum)
  const { size, samples } = spectrum
  const values = pooledValues(samples)
  const { loose, atoms, step } = looseValues(samples)
  const { outliers, rest } = splitOutliers(spectrum)
  // Between rounded values every space is a gap.
  const gaps = significantGaps(rest).filter(({ left, right }) => right - left > RESOLVED * step)
  const signs = gapSigns(rest, gaps)
  const mean = values.reduce((sum, x) => sum + x / values.length, 0)
  return {
    size,
    samples: samples.length,
    support: [values[0]!, values[values.length - 1]!],
    mean,
    deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2 / values.length, 0)),
    magnitudes: magnitudesOf(values, size),
    decay: eigenvalueDecay(samples),
    decimalStep: step === 0 ? null : step,
    atoms,
    rankDeficiency: atoms.find(({ x }) => x === 0)?.weight ?? 0,
    nearRepeats: step === 0 ? nearRepeats(loose[0]!) : [],
    outliers,
    gaps,
    signs,
    obstructions: obstructionsIn(signs, step === 0 ? atoms : []),
    cumulants: lowCumulants(rest),
  }
}

function checkSamples(spectrum: Pick<Spectrum, 'size' | 'samples'>): void {
  requireRecord('a spectrum', spectrum)
  const { size, samples } = spectrum
  if (!Array.isArray(samples) || samples.length === 0)
    throw outOfDomain('diagnose', 'samples', samples, 'one array of eigenvalues or more')
  for (const values of samples) {
    requireNumbers('diagnose', 'samples', values, size)
    const falling = values.findIndex((x: number, k: number) => k > 0 && x < values[k - 1]!)
    if (falling >= 0) throw outOfDomain('diagnose', 'samples', values[falling], 'ascending; createSpectrum sorts')
  }
  const [first] = samples
  if (samples.every((values) => values.at(0) === first.at(0) && values.at(-1) === first.at(0)))
    throw outOfDomain('diagnose', 'samples', first.at(0), 'of at least two different values')
}
