import { defineCurveFamily, type FitResult, readOptions, type Spectrum } from '@freecurve/core'
import { type AlgebraicCurve, algebraicCurve, algebraicCurveFromJSON } from '@freecurve/curves'
import { fitShape, type ShapeFit } from './fit-shape.ts'
import { knownAlgebraicCurves } from './known.ts'
import { shapesWith } from './monomials.ts'
import { transformSamples } from './transform-samples.ts'

/**
 * Up to here the residual is what a true model shows; beyond REFUSED the data contradict every curve that was tried.
 */
const CONSISTENT = 1.5
const REFUSED = 10

const options = {
  degreeZ: {
    type: 'integer',
    default: null,
    min: 1,
    max: 6,
    doc: 'degree of the curve in z; chosen from 1 to 3 unless given',
  },
  degreeM: {
    type: 'integer',
    default: null,
    min: 1,
    max: 8,
    doc: 'degree of the curve in m; chosen from 1 to 5 unless given',
  },
} as const

/**
 * General real curves P(z, m) = 0: the null vector of the equations P(z, m̂(z)) = 0 at points of ℂ⁺, with m ~ −1/z
 * and the mean exact. Of all shapes the one with the fewest free coefficients that explains the data within their
 * noise is taken.
 */
export const algebraicFamily = defineCurveFamily({
  id: 'algebraic',
  summary: 'General algebraic curves P(z, m) = 0 of small degree; not every one is a law at every size',
  options,
  known: knownAlgebraicCurves,
  fromJSON: algebraicCurveFromJSON,
  fit: (spectrum, given) => {
    const { degreeZ, degreeM } = readOptions({ kind: 'curve-family', id: 'algebraic', options }, given)
    return fitSpectrum(spectrum, degreeZ, degreeM)
  },
})

function fitSpectrum(spectrum: Spectrum, degreeZ: number | null, degreeM: number | null): FitResult<AlgebraicCurve> {
  const samples = transformSamples(spectrum)
  let best: ShapeFit | null = null
  let tried = 0
  for (const shape of shapesWith(degreeZ, degreeM)) {
    if (2 * shape.freedom > samples.noise.parts) continue
    const fit = fitShape(shape, samples)
    tried++
    if (fit === null) continue
    if (best === null || fit.residual < best.residual) best = fit
    if (fit.residual <= CONSISTENT) break
  }
  if (tried === 0)
    return refusal(
      `no curve of degree ${degreeZ ?? 'any'} in z and ${degreeM ?? 'any'} in m has coefficients for the data to choose, ` +
        `or more than their ${samples.noise.parts} independent parts can`,
      tried,
    )
  if (best === null) return refusal(`none of ${tried} shapes of curve passes near the data`, tried)
  if (best.residual > REFUSED)
    return refusal(
      `the best of ${tried} shapes of curve leaves a residual ${best.residual.toPrecision(3)} times its noise`,
      tried,
    )
  const { shape, polynomial, residual, cdf } = best
  const consistent = residual <= CONSISTENT
  return {
    status: consistent ? 'consistent' : 'poor',
    reasons: consistent ? [] : [`the residual is ${residual.toPrecision(3)} times its noise`],
    curve: algebraicCurve(polynomial.coefficients),
    residual: { value: residual, cdf, parts: samples.noise.parts },
    details: { degreeZ: shape.degreeZ, degreeM: shape.degreeM, lowest: shape.lowest, freedom: shape.freedom, tried },
  }
}

const refusal = (reason: string, tried: number): FitResult<AlgebraicCurve> => ({
  status: 'refused',
  reasons: [reason],
  curve: null,
  residual: null,
  details: { tried },
})
