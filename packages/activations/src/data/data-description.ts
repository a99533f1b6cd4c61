import * as v from 'valibot'

/** Samples in one array: N × the shape of an input. */
export interface HeldData {
  readonly inputs: string
  /** The first so many. @default all */
  readonly samples?: number | undefined
}

/** Samples out of a list of images for each class, as the package `mnist` has them. */
export interface ClassData {
  /** References of arrays of N × the shape of an image, or flat lists of one image after the other. */
  readonly classes: readonly string[]
  readonly samples: number
  /** Shape of one image: [28, 28]. */
  readonly shape: readonly number[]
  /** What is taken off each number, and what it is then divided by. @default 0 and 1 */
  readonly mean: number
  readonly deviation: number
  /** Sheets of images; without it sample s is image ⌊s/C⌋ of class s mod C, in the shape given. */
  readonly arrange?: Arrangement | undefined
}

/** Images side by side on sheets that a model takes. Each is drawn at random, with replacement: a class first, then one of its images. */
export interface Arrangement {
  /** Rows and columns of images on a sheet. */
  readonly tiles: readonly [number, number]
  /** Pixels that an image is brought to, rows and columns, by linear interpolation. @default as they are */
  readonly size?: readonly [number, number] | undefined
  /** Equal channels of a sheet, whose shape is [channels, rows, columns]. @default 1 */
  readonly channels: number
  /** A whole number from 0. @default 1 */
  readonly seed: number
}

export type DataDescription = HeldData | ClassData

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const number = v.pipe(v.number(), v.finite())
const text = v.pipe(v.string(), v.nonEmpty('must not be empty'))
const pair = v.tuple([whole, whole])

const held = v.strictObject({ inputs: text, samples: v.optional(whole) })
const classes = v.strictObject({
  classes: v.pipe(v.array(text), v.minLength(1, 'names at least one array')),
  samples: whole,
  shape: v.pipe(v.array(whole), v.minLength(1, 'has at least one dimension')),
  mean: v.optional(number, 0),
  deviation: v.optional(v.pipe(number, v.gtValue(0)), 1),
  arrange: v.optional(
    v.strictObject({
      tiles: pair,
      size: v.optional(pair),
      channels: v.optional(whole, 1),
      seed: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 1),
    }),
  ),
})

/** Schema of the data of a model. Which kind is meant is told by the field that only it has, so that messages are about that kind. */
export const dataSchema: v.GenericSchema<unknown, DataDescription> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'classes' in value ? classes : held,
)
