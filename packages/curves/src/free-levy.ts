import { CURVE_SCHEMA, type Curve, type CurveFile, FreecurveError, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyPolynomial } from './free-levy-polynomial.ts'

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
 * or parameters without any spread (σ² = 0 and no jump: the identity matrix).
 */
export function freeLevyCurve(parameters: FreeLevyParameters): FreeLevyCurve {
  const checked = checkedParameters(parameters)
  return Object.freeze({
    family: 'free-levy' as const,
    parameters: checked,
    freeLevy: () => checked,
    polynomial: () => freeLevyPolynomial(checked),
    toJSON: (): CurveFile => ({ schema: CURVE_SCHEMA, family: 'free-levy', parameters: checked }),
  })
}

/** Reads `{"family":"free-levy","parameters":{a, sigma2, rates, jumps}}`. Throws E_CURVE naming the field that is wrong. */
export function freeLevyCurveFromJSON(file: CurveFile): FreeLevyCurve {
  if (file.family !== 'free-levy') throw refuse('family', file.family, 'must be "free-levy"')
  const given = file.parameters
  if (typeof given !== 'object' || given === null)
    throw refuse('parameters', given, 'must be {a, sigma2, rates, jumps}')
  const record = given as { readonly [field: string]: unknown }
  const unknown = Object.keys(record).find((field) => !['a', 'sigma2', 'rates', 'jumps'].includes(field))
  if (unknown !== undefined)
    throw refuse(`parameters.${unknown}`, record[unknown], 'is not a parameter; there are a, sigma2, rates, jumps')
  return freeLevyCurve(record as unknown as FreeLevyParameters)
}

const refuse = (path: string, got: unknown, wanted: string) =>
  new FreecurveError(
    'E_CURVE',
    `${path} of a free-levy curve ${wanted}; got ${JSON.stringify(got)}. For example {"a":0,"sigma2":0,"rates":[0.6,0.2],"jumps":[0.25,0.6875]}.`,
    { path, got },
  )

/** Fourth powers of larger jumps leave the range of doubles. */
const LARGEST = 1e70

function checkedParameters({ a, sigma2, rates, jumps }: FreeLevyParameters): FreeLevyParameters {
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
