import { modelError } from '@freecurve/core'
import { readDescription, strictFields } from '@freecurve/networks'
import * as v from 'valibot'

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const seed = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const variances = v.optional(v.pipe(v.array(v.pipe(v.number(), v.finite(), v.minValue(0))), v.minLength(1)), [1])
const reference = v.pipe(v.string(), v.nonEmpty())

/** Numbers that are drawn, or the reference of an array: only one of the two explains what is wrong with a value. */
const numbers = <S extends v.GenericSchema>(drawn: S) =>
  v.lazy((value): S | typeof reference => (typeof value === 'string' ? reference : drawn))

const schema = strictFields({
  /** d */
  dimension: whole,
  /** p; streams of random numbers are numbered by 31 bits. */
  features: v.pipe(whole, v.maxValue(2 ** 31)),
  /** n */
  samples: v.pipe(whole, v.maxValue(2 ** 31)),
  /** t */
  time: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** W (p×d): standard normal, or an array. */
  weights: numbers(strictFields({ seed })),
  /** X (n×d): normal, coordinate c of variance `variances[c mod length]`, or an array. */
  data: numbers(strictFields({ seed, variances })),
})

/** A random-feature score model as a model file describes it. */
export type RandomFeatureDescription = v.InferOutput<typeof schema>

/** Most numbers of data that are held: 8 GB of them. */
const MOST = 2 ** 30

/** The description of a random-feature score model, defaults filled in. Throws E_MODEL that names the first place that does not fit. */
export function readRandomFeatures(description: unknown): RandomFeatureDescription {
  const read = readDescription(schema, description)
  const { samples, dimension } = read
  if (samples * dimension > MOST)
    throw modelError(
      'samples',
      `${samples} samples of ${dimension} numbers are too many: at most ${MOST} numbers.`,
      samples,
    )
  return read
}
