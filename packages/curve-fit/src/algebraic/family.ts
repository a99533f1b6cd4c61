import { defineCurveFamily, type FitResult, readOptions, type Spectrum } from '@freecurve/core'
import { type AlgebraicCurve, algebraicCurveFromJSON } from '@freecurve/curves'
import { simplestOf } from '../parsimony.ts'
import { consistentUpTo } from '../residual-limits.ts'
import { fitClosedLaw } from './fit-closed-law.ts'
import { fitShape, type ShapeFit } from './fit-shape.ts'
import { knownAlgebraicCurves } from './known.ts'
import { shapesWith } from './monomials.ts'
import { type TransformSamples, transformSamples } from './transform-samples.ts'
import { judged, refusal } from './verdict.ts'

/** Shapes with so many coefficients more than the first that explains the data are tried as well. Chosen. */
const FURTHER = 2

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
 * Real curves P(z, m) = 0. First laws of few numbers, the fewest first: those with A(z) m² + B(z) m + 1 = 0 (fit-quadratic.ts) and
 * products of two Marchenko–Pastur laws (fit-product.ts). Where they do not explain the data, general ones (fit-shape.ts): m ~ −1/z and the
 * mean hold exactly, and of the shapes near the first that explains the data the simplest is taken that does so as well as the others.
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
  let samples: TransformSamples | null = null
  const samplesOf = () => {
    samples ??= transformSamples(spectrum)
    return samples
  }
  return fitClosedLaw(spectrum, samplesOf, degreeZ, degreeM) ?? fitGenerally(samplesOf(), degreeZ, degreeM)
}

/** The general curve of fewest coefficients that explains the samples as well as those of a few more. */
function fitGenerally(
  samples: TransformSamples,
  degreeZ: number | null,
  degreeM: number | null,
): FitResult<AlgebraicCurve> {
  const { parts } = samples.noise
  const fits: ShapeFit[] = []
  let tried = 0
  let most = Infinity
  for (const shape of shapesWith(degreeZ, degreeM)) {
    if (2 * shape.freedom > parts) continue
    if (shape.freedom > most) break
    const fit = fitShape(shape, samples)
    tried++
    if (fit === null) continue
    fits.push(fit)
    if (fit.residual <= consistentUpTo(parts)) most = Math.min(most, shape.freedom + FURTHER)
  }
  if (tried === 0)
    return refusal(
      `no curve of degree ${degreeZ ?? 'any'} in z and ${degreeM ?? 'any'} in m has coefficients for the data to choose, ` +
        `or more than their ${parts} independent parts can`,
      tried,
    )
  const best = simplestOf(fits, ({ residual }) => parts * residual)
  if (best === null) return refusal(`none of ${tried} shapes of curve passes near the data`, tried)
  const { shape, polynomial, residual, cdf } = best
  const { degreeZ: dz, degreeM: dm, lowest, freedom } = shape
  return judged(
    polynomial.coefficients,
    { value: residual, cdf, parts },
    { model: 'general curve', degreeZ: dz, degreeM: dm, lowest, freedom, tried },
  )
}
