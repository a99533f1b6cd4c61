import { CURVE_SCHEMA, type Curve, type CurveFile, FreecurveError, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyPolynomial } from './free-levy-polynomial.ts'
import { freezePolynomial } from './freeze-polynomial.ts'
import { FILE_FIELDS, unknownField } from './unknown-field.ts'

/** A curve of the free Lévy family: genus 0, freely infinitely divisible, so that it exists at every size. */
export interface FreeLevyCurve extends Curve {
  readonly family: 'free-levy'
  readonly parameters: FreeLevyParameters
  freeLevy(): FreeLevyParameters
}

/**
 * The curve of R(g) = a + σ² g + Σ r_j t_j / (1 − t_j g), that is z + 1/m = a − σ² m + Σ r_j t_j / (1 + t_j m).
 * Jumps may come in any order; equal ones are added up, and jumps of rate 0 are left out.
 *
 * @throws E_CURVE for a value that is not finite, a negative rate or variance, a jump of 0, lists of different lengths,
 * a field that is none of these, or parameters without any spread (σ² = 0 and no jump: the identity matrix). `polynomial()` throws it where
 * many jumps far from 1 have a product that doubles do not hold.
 */
export function freeLevyCurve(parameters: FreeLevyParameters): FreeLevyCurve {
  const checked = checkedParameters(parameters)
  return Object.freeze({
    family: 'free-levy' as const,
    parameters: checked,
    freeLevy: () => checked,
    polynomial: () => freezePolynomial(freeLevyPolynomial(checked)),
    toJSON: (): CurveFile => Object.freeze({ schema: CURVE_SCHEMA, family: 'free-levy', parameters: checked }),
  })
}

/** Reads `{"family":"free-levy","parameters":{a, sigma2, rates, jumps}}`. Throws E_CURVE naming the field that is wrong. */
export function freeLevyCurveFromJSON(file: CurveFile): FreeLevyCurve {
  if (file.family !== 'free-levy') throw refuse('family', file.family, 'must be "free-levy"')
  const unknown = unknownField(file, [...FILE_FIELDS, 'parameters'])
  if (unknown !== undefined) throw refuse(unknown, file[unknown], 'is no field; there are schema, family, parameters')
  return freeLevyCurve(file.parameters as FreeLevyParameters)
}

const refuse = (path: string, got: unknown, wanted: string) =>
  new FreecurveError(
    'E_CURVE',
    `${path} of a free-levy curve ${wanted}; got ${typeof got === 'number' ? got : JSON.stringify(got)}. For example {"a":0,"sigma2":0,"rates":[0.6,0.2],"jumps":[0.25,0.6875]}.`,
    { path, got },
  )

/** Fourth powers of larger jumps leave the range of doubles. */
const LARGEST = 1e70

const FIELDS = ['a', 'sigma2', 'rates', 'jumps'] as const satisfies readonly (keyof FreeLevyParameters)[]

function checkedParameters(given: FreeLevyParameters): FreeLevyParameters {
  if (typeof given !== 'object' || given === null)
    throw refuse('parameters', given, 'must be {a, sigma2, rates, jumps}')
  const unknown = unknownField(given, FIELDS)
  if (unknown !== undefined)
    throw refuse(
      `parameters.${unknown}`,
      given[unknown as keyof FreeLevyParameters],
      `is not a parameter; there are ${FIELDS.join(', ')}`,
    )
  const { a, sigma2, rates, jumps } = given
  if (!Number.isFinite(a)) throw refuse('parameters.a', a, 'must be a number')
  if (!(Number.isFinite(sigma2) && sigma2 >= 0)) throw refuse('parameters.sigma2', sigma2, 'must be a number ≥ 0')
  if (!Array.isArray(rates)) throw refuse('parameters.rates', rates, 'must be a list of numbers')
  if (!Array.isArray(jumps) || jumps.length !== rates.length)
    throw refuse('parameters.jumps', jumps, 'must be a list as long as rates')
  rates.forEach((r, j) => {
    if (!(Number.isFinite(r) && r >= 0)) throw refuse(`parameters.rates[${j}]`, r, 'must be a number ≥ 0')
  })
  jumps.forEach((t, j) => {
    if (!(Number.isFinite(t) && t !== 0)) throw refuse(`parameters.jumps[${j}]`, t, 'must be a number other than 0')
  })
  const sizes = [sigma2 ** 0.5, ...jumps.map(Math.abs)].filter((size) => size > 0)
  if (sizes.some((size) => size > LARGEST || size < 1 / LARGEST) || Math.abs(a) > LARGEST)
    throw refuse(
      'parameters',
      { a, sigma2, jumps },
      `must have sizes from ${1 / LARGEST} to ${LARGEST}, where doubles hold their powers`,
    )
  const rateOf = new Map<number, number>()
  jumps.forEach((t, j) => {
    rateOf.set(t, (rateOf.get(t) ?? 0) + rates[j]!)
  })
  const kept = [...rateOf].filter(([, r]) => r > 0).sort(([t], [s]) => t - s)
  if (sigma2 === 0 && kept.length === 0)
    throw refuse('parameters', { a, sigma2, rates, jumps }, 'must have some spread: sigma2 > 0 or a jump')
  return Object.freeze({
    a,
    sigma2,
    rates: Object.freeze(kept.map(([, r]) => r)),
    jumps: Object.freeze(kept.map(([t]) => t)),
  })
}
