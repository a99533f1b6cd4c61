import { count, defineCurveFamily, type FitResult, readOptions, type Spectrum } from '@freecurve/core'
import { type FreeLevyCurve, freeLevyCurve, freeLevyCurveFromJSON } from '@freecurve/curves'
import { observedCounts } from '../counts/observed-counts.ts'
import { REFUSED } from '../residual-limits.ts'
import { explains } from './choice/candidates.ts'
import { drawMeasures } from './choice/draw-measures.ts'
import { type CountsFit, fitCounts } from './choice/fit-counts.ts'
import { rivalsOf } from './choice/rivals.ts'
import { cumulantsAgainst } from './cumulant-test.ts'
import { knownFreeLevyCurves } from './known.ts'

/** Fewer eigenvalues outside atoms than this fix no shape. */
const FEWEST = 16

/** Most atoms that a message lists. */
const MOST_NAMED = 6

const brief = (x: number): string => String(Number(x.toPrecision(5)))

const options = {
  smoothness: {
    type: 'number',
    default: null,
    min: 1e-6,
    max: 1e3,
    doc: 'weight of the roughness penalty on the free Lévy measure; chosen by its evidence unless given',
  },
} as const

/**
 * Freely infinitely divisible laws, R(g) = a + σ²g + Σ r_j t_j/(1 − t_j g): decompressible to every size by construction.
 * The fit is a nonnegative one for the free Lévy measure on the counting function of the eigenvalues.
 */
export const freeLevyFamily = defineCurveFamily({
  id: 'free-levy',
  summary: 'Freely infinitely divisible laws by their free Lévy measure: exist at every size',
  options,
  known: knownFreeLevyCurves,
  fromJSON: freeLevyCurveFromJSON,
  fit: (spectrum, given) => {
    const { smoothness } = readOptions({ kind: 'curve-family', id: 'free-levy', options }, given)
    return fitSpectrum(spectrum, smoothness)
  },
})

function fitSpectrum(spectrum: Spectrum, smoothness: number | null): FitResult<FreeLevyCurve> {
  const observed = observedCounts(spectrum)
  const refuse = (reason: string): FitResult<FreeLevyCurve> => ({
    status: 'refused',
    reasons: [reason],
    curve: null,
    residual: null,
    details: { atoms: observed.atoms.length },
  })
  if (observed.atoms.length > 1) {
    const few = observed.atoms.slice(0, MOST_NAMED).map(({ x, weight }) => `${brief(x)} (${brief(weight)})`)
    const places = [...few, ...(observed.atoms.length > MOST_NAMED ? ['…'] : [])].join(', ')
    return refuse(`${observed.atoms.length} atoms, at ${places}: a law that exists at every size has at most one`)
  }
  if (observed.rest.length < FEWEST)
    return refuse(
      `only ${count(observed.rest.length, 'eigenvalue')} outside atoms; ${FEWEST} are the least that fix a shape`,
    )
  const fit = fitCounts(observed, spectrum.size, spectrum.samples.length, smoothness)
  if (fit === null) return refuse('no free Lévy measure comes near: the spectrum is not freely infinitely divisible')
  return judged(fit, cumulantsAgainst(spectrum))
}

/** @param against what the cumulants say against every law of the family. */
function judged(counts: CountsFit, against: string | null): FitResult<FreeLevyCurve> {
  const fit = counts.chosen
  const good = explains(fit)
  const status = good && against === null ? 'consistent' : fit.residual <= REFUSED ? 'poor' : 'refused'
  const verdict = status === 'poor' ? 'the law is only roughly' : 'the spectrum is not'
  const worst = Math.max(fit.residual, fit.slowest)
  const where = worst > fit.residual ? ' in the slowest modes' : ''
  const reason = `the residual${where} is ${worst.toPrecision(3)} times its noise: ${verdict} freely infinitely divisible`
  return {
    status,
    reasons: [...(good ? [] : [reason]), ...(against === null ? [] : [against])],
    curve: status === 'refused' ? null : freeLevyCurve(fit.parameters),
    residual: { value: fit.residual, cdf: fit.cdf, parts: fit.modes },
    rivals: rivalsOf(counts),
    draws: (count, seed) => drawMeasures(fit, count, seed).map((parameters) => freeLevyCurve(parameters)),
    details: { model: fit.model, jumps: fit.parameters.jumps.length, freedom: fit.freedom, ...fit.details },
  }
}
