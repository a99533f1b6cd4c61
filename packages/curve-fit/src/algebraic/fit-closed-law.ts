import type { FitResult, Spectrum } from '@freecurve/core'
import type { AlgebraicCurve } from '@freecurve/curves'
import { type ObservedCounts, observedCounts } from '../counts/observed-counts.ts'
import { fitProduct } from './fit-product.ts'
import { fitQuadratic } from './fit-quadratic.ts'
import { quadraticData } from './quadratic-data.ts'
import { quadraticPolynomial } from './quadratic-law.ts'
import type { TransformSamples } from './transform-samples.ts'
import { judged } from './verdict.ts'

/** A quadratic law of so many numbers is taken without a look at products, which have no fewer but for 1. Chosen. */
const FEW = 2

/**
 * The law of fewest numbers that explains the data and has the degrees asked for (null: any): quadratic ones, and, for data of one sign,
 * products of two Marchenko–Pastur laws. Null where none does.
 *
 * @param samplesOf the transform's samples, made when they are first needed.
 */
export function fitClosedLaw(
  spectrum: Spectrum,
  samplesOf: () => TransformSamples,
  degreeZ: number | null,
  degreeM: number | null,
): FitResult<AlgebraicCurve> | null {
  const fits = (fit: FitResult | null): boolean =>
    fit !== null &&
    fit.status === 'consistent' &&
    (degreeZ ?? fit.details.degreeZ) === fit.details.degreeZ &&
    (degreeM ?? fit.details.degreeM) === fit.details.degreeM
  const observed = observedCounts(spectrum)
  const { rest } = observed
  if (rest.length === 0) return null
  const quadratic = quadraticFit(observed, spectrum)
  const found = fits(quadratic) ? quadratic : null
  const oneSign = rest[0]! > 0 || rest[rest.length - 1]! < 0
  if (!oneSign || Number(found?.details.freedom ?? Infinity) <= FEW) return found
  const product = productFit(samplesOf())
  if (!fits(product)) return found
  return Number(product!.details.freedom) < Number(found?.details.freedom ?? Infinity) ? product : found
}

function quadraticFit(observed: ObservedCounts, { size, samples }: Spectrum): FitResult<AlgebraicCurve> | null {
  const fit = fitQuadratic(quadraticData(observed, size, samples.length))
  if (fit === null) return null
  const { law, structure, freedom, chi2, parts, cdf } = fit
  const { mean, deviation } = observed
  const own = { ...law, center: mean + deviation * law.center, width: deviation * law.width }
  const { degreeZ, degreeM, coefficients } = quadraticPolynomial(own, structure.poles)
  return judged(coefficients, { value: chi2 / parts, cdf, parts }, { model: structure.name, degreeZ, degreeM, freedom })
}

function productFit(samples: TransformSamples): FitResult<AlgebraicCurve> | null {
  const fit = fitProduct(samples)
  if (fit === null) return null
  const { model, polynomial, freedom, chi2, cdf } = fit
  const { degreeZ, degreeM, coefficients } = polynomial
  const { parts } = samples.noise
  return judged(coefficients, { value: chi2 / parts, cdf, parts }, { model, degreeZ, degreeM, freedom })
}
