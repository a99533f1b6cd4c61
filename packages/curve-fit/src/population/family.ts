import { count, defineCurveFamily, type FitResult, readOptions, type Spectrum } from '@freecurve/core'
import { companionOf, type PopulationCurve, populationCurve, populationCurveFromJSON } from '@freecurve/curves'
import { countModes } from '../counts/count-modes.ts'
import { countResidual } from '../counts/count-residual.ts'
import { consistentUpTo, REFUSED } from '../residual-limits.ts'
import { companionCounts } from './companion-counts.ts'
import { fitPopulation } from './fit-population.ts'
import { knownPopulationCurves } from './known.ts'
import { simplifyPopulation } from './simplify-population.ts'

/** Fewer positive eigenvalues than this fix no shape. */
const FEWEST = 16
/** Most modes of the counting function that are compared. */
const MODES = 64

const options = {
  aspectRatio: {
    type: 'number',
    default: null,
    min: 1e-9,
    max: 1e9,
    doc: 'c0 = p/N, dimension over number of samples; without it nothing is fitted',
  },
} as const

/**
 * Sample covariance matrices with a discrete population law H = Σ w_j δ(t_j) (Marchenko, Pastur 1967):
 * z = −1/v + c Σ w_j t_j/(1 + t_j v), v = c m − (1 − c)/z. The deformed flow carries them in closed form.
 */
export const populationFamily = defineCurveFamily({
  id: 'population',
  summary: 'Sample covariance matrices with a discrete population of variances, at a known aspect ratio',
  options,
  known: knownPopulationCurves,
  fromJSON: populationCurveFromJSON,
  fit: (spectrum, given) => {
    const { aspectRatio } = readOptions({ kind: 'curve-family', id: 'population', options }, given)
    if (aspectRatio === null)
      return refuse(
        'the aspect ratio c0 = p/N is not known: give it as the option aspectRatio of the family population',
      )
    return fitSpectrum(spectrum, aspectRatio)
  },
})

const refuse = (reason: string): FitResult<PopulationCurve> => ({
  status: 'refused',
  reasons: [reason],
  curve: null,
  residual: null,
  details: {},
})

function fitSpectrum(spectrum: Spectrum, aspectRatio: number): FitResult<PopulationCurve> {
  const counts = companionCounts(spectrum, aspectRatio)
  if (typeof counts === 'string') return refuse(counts)
  if (counts.positive.length < FEWEST)
    return refuse(
      `only ${count(counts.positive.length, 'positive eigenvalue')}; ${FEWEST} are the least that fix a shape`,
    )
  const rough = fitPopulation(counts, aspectRatio)
  if (rough === null) return refuse('no population comes near')
  const points = counts.observed.points.length
  const parts = Math.max(4, Math.min(MODES, Math.floor(points / 4)))
  // Noise of counts among the N eigenvalues of the companion.
  const modes = countModes(points, parts, spectrum.size / aspectRatio, spectrum.samples.length)
  const parameters = simplifyPopulation(rough, counts, modes)
  const { meanSquare, cdf } = countResidual(companionOf(parameters), counts.observed, modes)
  const status = meanSquare <= consistentUpTo(parts) ? 'consistent' : meanSquare <= REFUSED ? 'poor' : 'refused'
  const verdict = status === 'poor' ? 'the population law is only roughly' : 'the spectrum is not that of'
  const reason = `the residual is ${meanSquare.toPrecision(3)} times its noise: ${verdict} a discrete population`
  return {
    status,
    reasons: status === 'consistent' ? [] : [reason],
    curve: status === 'refused' ? null : populationCurve(parameters),
    residual: { value: meanSquare, cdf: cdf / aspectRatio, parts },
    details: { variances: parameters.values.length },
  }
}
