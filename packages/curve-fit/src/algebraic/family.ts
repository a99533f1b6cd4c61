import { defineCurveFamily, type FitResidual, type FitResult, readOptions, type Spectrum } from '@freecurve/core'
import { type AlgebraicCurve, algebraicCurve, algebraicCurveFromJSON } from '@freecurve/curves'
import { observedCounts } from '../free-levy/observed-counts.ts'
import { fitProduct } from './fit-product.ts'
import { fitQuadratic } from './fit-quadratic.ts'
import { fitShape, type ShapeFit } from './fit-shape.ts'
import { knownAlgebraicCurves } from './known.ts'
import { shapesWith } from './monomials.ts'
import { quadraticData } from './quadratic-data.ts'
import { quadraticPolynomial } from './quadratic-law.ts'
import { type TransformSamples, transformSamples } from './transform-samples.ts'

/** Beyond this residual the data contradict every curve that was tried. Chosen, as for the free Lévy family. */
const REFUSED = 10
/** What a true model shows: mean 1 and deviation √(2/parts) for independent Gaussian parts, four deviations. */
const consistentUpTo = (parts: number): number => 1 + 4 * Math.sqrt(2 / parts)
/** Shapes with so many coefficients more than the first that explains the data are tried as well. Chosen. */
const FURTHER = 2
/** A quadratic law of so many numbers is taken without a look at others. Chosen. */
const FEW = 2

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
 * products of two Marchenko–Pastur laws (fit-product.ts). Where they do not explain the data, general ones (fit-shape.ts): m ~ −1/z and the mean hold exactly, and of the shapes near the first that explains the
 * data the one of least χ² + log(parts) · coefficients is taken (Schwarz 1978).
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
  const asked = ({ details }: FitResult) =>
    (degreeZ ?? details.degreeZ) === details.degreeZ && (degreeM ?? details.degreeM) === details.degreeM
  const quadratic = fitQuadratically(spectrum)
  if (quadratic !== null && Number(quadratic.details.freedom) <= FEW && accepted(quadratic) && asked(quadratic))
    return quadratic
  const samples = transformSamples(spectrum)
  const product = fitAsProduct(samples)
  const closed = [product, quadratic]
    .filter((fit) => fit !== null)
    .sort((p, q) => Number(p.details.freedom) - Number(q.details.freedom))
    .find((fit) => accepted(fit) && asked(fit))
  if (closed !== undefined) return closed
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
  const price = ({ residual, shape }: ShapeFit) => parts * residual + Math.log(parts) * shape.freedom
  const [best] = fits.sort((p, q) => price(p) - price(q))
  if (best === undefined) return refusal(`none of ${tried} shapes of curve passes near the data`, tried)
  const { shape, polynomial, residual, cdf } = best
  return judged(
    algebraicCurve(polynomial.coefficients),
    { value: residual, cdf, parts },
    { degreeZ: shape.degreeZ, degreeM: shape.degreeM, lowest: shape.lowest, freedom: shape.freedom, tried },
  )
}

/** The quadratic law that comes nearest; null where there is none, or too few eigenvalues for one. */
function fitQuadratically(spectrum: Spectrum): FitResult<AlgebraicCurve> | null {
  const observed = observedCounts(spectrum)
  const fit = fitQuadratic(quadraticData(observed, spectrum.size, spectrum.samples.length))
  if (fit === null) return null
  const { law, structure, freedom, chi2, parts, cdf } = fit
  const { mean, deviation } = observed
  const own = { ...law, center: mean + deviation * law.center, width: deviation * law.width }
  const { degreeZ, degreeM, coefficients } = quadraticPolynomial(own, structure.poles)
  const details = { model: structure.name, degreeZ, degreeM, freedom }
  return judged(algebraicCurve(coefficients), { value: chi2 / parts, cdf, parts }, details)
}

function fitAsProduct(samples: TransformSamples): FitResult<AlgebraicCurve> | null {
  const fit = fitProduct(samples)
  if (fit === null) return null
  const { model, polynomial, freedom, chi2, cdf } = fit
  const { degreeZ, degreeM, coefficients } = polynomial
  const { parts } = samples.noise
  return judged(algebraicCurve(coefficients), { value: chi2 / parts, cdf, parts }, { model, degreeZ, degreeM, freedom })
}

const accepted = ({ status }: FitResult): boolean => status === 'consistent'

function judged(
  curve: AlgebraicCurve,
  residual: FitResidual,
  details: FitResult['details'],
): FitResult<AlgebraicCurve> {
  const { value, parts } = residual
  const status = value <= consistentUpTo(parts) ? 'consistent' : value <= REFUSED ? 'poor' : 'refused'
  return {
    status,
    reasons:
      status === 'consistent' ? [] : [`the residual of the best curve is ${value.toPrecision(3)} times its noise`],
    curve: status === 'refused' ? null : curve,
    residual,
    details,
  }
}

const refusal = (reason: string, tried: number): FitResult<AlgebraicCurve> => ({
  status: 'refused',
  reasons: [reason],
  curve: null,
  residual: null,
  details: { tried },
})
