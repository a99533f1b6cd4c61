import {
  createSpectrum,
  defineScalingHypothesis,
  FreecurveError,
  type FreeLevyParameters,
  type Ladder,
  pooledValues,
  type RowScales,
  type Spectrum,
} from '@freecurve/core'
import { freeLevyFamily } from '@freecurve/curve-fit'
import { requireSize } from '../require-size.ts'
import { scaleLaw } from '../scaled/scale-law.ts'
import { scaledQuantiles } from '../scaled/scaled-quantiles.ts'

/** What lies nearer to 0, over the largest, is rounding: n times the unit of rounding. */
const ROUNDING = Number.EPSILON
/** Eigenvalues of R that differ by less, relatively, are one: createSpectrum refuses 1e-12. */
const NOTHING = 1e-9

/** Share of zeros that is none of an atom's. Chosen. */
const FEW_ZEROS = 0.02

/** Fits of R's samples that were made, or why there are none: whether the rule applies depends on the fit, as its prediction does. */
const made = new WeakMap<RowScales['samples'], FreeLevyParameters | string>()

/**
 * Rows keep their scales, and what is left without them obeys the free flow: A = D^{1/2} R D^{1/2}, D the diagonal of the scales, R in general
 * position to it. R at n0 is fitted by its free Lévy measure (a, σ², r, t), which at ratio τ is (a, τσ², r/τ, τt), and put together with
 * the law of the scales again (see scaledResolvent). With D constant it is the free flow, with R white the deformed one.
 */
export const scaledFreeScaling = defineScalingHypothesis({
  id: 'scaled-free',
  summary: 'Rows keep their scales; without them the matrix grows by the free flow',
  fewestSizes: 1,
  applies: (ladder) => {
    const fitted = fitOf(largestOf(ladder))
    return typeof fitted === 'string' ? fitted : null
  },
  predict: (ladder, size) => {
    requireSize(size)
    const spectrum = largestOf(ladder)
    const fitted = fitOf(spectrum)
    if (typeof fitted === 'string')
      throw new FreecurveError('E_LADDER', `scaled-free does not apply: ${fitted}.`, {
        sizes: ladder.spectra.map((one) => one.size),
      })
    const ratio = size / spectrum.size
    const { a, sigma2, rates, jumps } = fitted
    const grown = { a, sigma2: ratio * sigma2, rates: rates.map((r) => r / ratio), jumps: jumps.map((t) => ratio * t) }
    const most = Math.max(...spectrum.samples.map((values) => Math.max(-values[0]!, values.at(-1)!)))
    return scaledQuantiles(grown, scaleLaw(pooledValues(spectrum.rows!.scales)), most * Math.max(1, ratio))
  },
})

const largestOf = ({ spectra }: Ladder): Spectrum => spectra[spectra.length - 1]!

function fitOf({ rows, source }: Spectrum): FreeLevyParameters | string {
  if (rows === undefined)
    return 'the scales of its rows are not known: they are where a matrix is sampled and its rows differ'
  const before = made.get(rows.samples)
  if (before !== undefined) return before
  const fitted = fitOfRest(rows.samples.map(withoutRounding), source)
  made.set(rows.samples, fitted)
  return fitted
}

function fitOfRest(samples: readonly Float64Array[], source: Spectrum['source']): FreeLevyParameters | string {
  const low = Math.min(...samples.map((values) => values[0]!))
  const high = Math.max(...samples.map((values) => values.at(-1)!))
  if (high - low <= NOTHING * Math.max(high, -low))
    return "without its rows' scales the matrix is a multiple of the identity"
  const { curve, reasons } = freeLevyFamily.fit(createSpectrum(samples, { source }))
  return curve?.freeLevy?.() ?? `without its rows' scales: ${reasons.join('; ')}`
}

/**
 * Eigenvalues with rounding at 0 made 0. Few zeros are no atom but rows that repeat others by chance, and nothing is near 0 in a law that
 * has an atom there: they are spread between their neighbours, or from 0 on where there is none below.
 */
function withoutRounding(values: Float64Array): Float64Array {
  const limit = ROUNDING * values.length * Math.max(-values[0]!, values.at(-1)!)
  const first = values.findIndex((x) => x >= -limit)
  const end = values.findIndex((x) => x > limit)
  const zeros = end - first
  if (end < 0 || zeros > FEW_ZEROS * values.length) return values.map((x) => (Math.abs(x) <= limit ? 0 : x))
  const [below, above] = [first === 0 ? 0 : values[first - 1]!, values[end]!]
  return values.map((x, k) => (k < first || k >= end ? x : below + ((above - below) * (k - first + 1)) / (zeros + 1)))
}
