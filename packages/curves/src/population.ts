import {
  CURVE_SCHEMA,
  type Curve,
  type CurveFile,
  FreecurveError,
  type FreeLevyParameters,
  type PopulationParameters,
} from '@freecurve/core'
import { fromCompanionPolynomial } from './companion.ts'
import { freeLevyPolynomial } from './free-levy-polynomial.ts'
import { freezePolynomial } from './freeze-polynomial.ts'
import { FILE_FIELDS, unknownField } from './unknown-field.ts'

/** The curve of a sample covariance matrix with a discrete population: genus 0. */
export interface PopulationCurve extends Curve {
  readonly family: 'population'
  readonly parameters: PopulationParameters
  population(): PopulationParameters
}

/**
 * The curve of T^{1/2} X Xᵀ T^{1/2}/N (p×p, c = p/N), H = Σ w_j δ(t_j) the law of T's eigenvalues (Marchenko, Pastur 1967;
 * Silverstein 1995): z = −1/v + c Σ w_j t_j/(1 + t_j v), v = c m − (1 − c)/z.
 * Values may come in any order; equal ones are added up, those of weight 0 left out, and weights are divided by their sum.
 *
 * @throws E_CURVE for a value that is not finite or negative, values that are all 0, a negative weight, lists of different
 * lengths, weights that do not add up to 1 within 1e-9, an aspect ratio that is not positive, or a field that is none of these.
 * `polynomial()` throws it where many values far from 1 have a product that doubles do not hold.
 */
export function populationCurve(parameters: PopulationParameters): PopulationCurve {
  const checked = checkedPopulation(parameters)
  return Object.freeze({
    family: 'population' as const,
    parameters: checked,
    population: () => checked,
    polynomial: () =>
      freezePolynomial(fromCompanionPolynomial(freeLevyPolynomial(companionOf(checked)), checked.aspectRatio)),
    toJSON: (): CurveFile => Object.freeze({ schema: CURVE_SCHEMA, family: 'population', parameters: checked }),
  })
}

/** Reads `{"family":"population","parameters":{values, weights, aspectRatio}}`. Throws E_CURVE naming the field that is wrong. */
export function populationCurveFromJSON(file: CurveFile): PopulationCurve {
  if (file.family !== 'population') throw refuse('family', file.family, 'must be "population"')
  const unknown = unknownField(file, [...FILE_FIELDS, 'parameters'])
  if (unknown !== undefined) throw refuse(unknown, file[unknown], 'is no field; there are schema, family, parameters')
  return populationCurve(file.parameters as PopulationParameters)
}

/** The companion law ν is compound free Poisson: R_ν(g) = Σ (c w_j) t_j/(1 − t_j g), values t_j = 0 left out. */
export function companionOf({ values, weights, aspectRatio }: PopulationParameters): FreeLevyParameters {
  const kept = values.map((t, j) => ({ t, r: aspectRatio * weights[j]! })).filter(({ t }) => t > 0)
  return { a: 0, sigma2: 0, rates: kept.map(({ r }) => r), jumps: kept.map(({ t }) => t) }
}

const refuse = (path: string, got: unknown, wanted: string) =>
  new FreecurveError(
    'E_CURVE',
    `${path} of a population curve ${wanted}; got ${typeof got === 'number' ? got : JSON.stringify(got)}. For example {"values":[2,5.5],"weights":[0.75,0.25],"aspectRatio":0.1}.`,
    { path, got },
  )

/** Fourth powers of larger values leave the range of doubles. */
const LARGEST = 1e70

const FIELDS = ['values', 'weights', 'aspectRatio'] as const satisfies readonly (keyof PopulationParameters)[]

function checkedPopulation(given: PopulationParameters): PopulationParameters {
  if (typeof given !== 'object' || given === null)
    throw refuse('parameters', given, 'must be {values, weights, aspectRatio}')
  const unknown = unknownField(given, FIELDS)
  if (unknown !== undefined)
    throw refuse(
      `parameters.${unknown}`,
      given[unknown as keyof PopulationParameters],
      `is not a parameter; there are ${FIELDS.join(', ')}`,
    )
  const { values, weights, aspectRatio } = given
  if (!(Number.isFinite(aspectRatio) && aspectRatio > 0))
    throw refuse('parameters.aspectRatio', aspectRatio, 'must be a number > 0')
  if (!Array.isArray(values) || values.length === 0)
    throw refuse('parameters.values', values, 'must be a list of numbers')
  if (!Array.isArray(weights) || weights.length !== values.length)
    throw refuse('parameters.weights', weights, 'must be a list as long as values')
  values.forEach((t, j) => {
    if (!(Number.isFinite(t) && t >= 0 && t <= LARGEST && (t === 0 || t >= 1 / LARGEST)))
      throw refuse(`parameters.values[${j}]`, t, `must be 0 or a number from ${1 / LARGEST} to ${LARGEST}`)
  })
  weights.forEach((w, j) => {
    if (!(Number.isFinite(w) && w >= 0)) throw refuse(`parameters.weights[${j}]`, w, 'must be a number ≥ 0')
  })
  const total = weights.reduce((sum, w) => sum + w, 0)
  if (!(Math.abs(total - 1) <= 1e-9)) throw refuse('parameters.weights', weights, 'must add up to 1')
  const weightOf = new Map<number, number>()
  values.forEach((t, j) => {
    weightOf.set(t, (weightOf.get(t) ?? 0) + weights[j]! / total)
  })
  const kept = [...weightOf].filter(([, w]) => w > 0).sort(([t], [s]) => t - s)
  if (kept.every(([t]) => t === 0)) throw refuse('parameters.values', values, 'must not all be 0')
  return Object.freeze({
    values: Object.freeze(kept.map(([t]) => t)),
    weights: Object.freeze(kept.map(([, w]) => w)),
    aspectRatio,
  })
}
