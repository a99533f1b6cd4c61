import {
  classFields,
  type DataDescription,
  type DescriptionSchema,
  inputFields,
  strictFields,
} from '@freecurve/networks'
import * as v from 'valibot'

/** Samples in one array, N × the shape of an input. */
export type HeldData = Extract<DataDescription, { readonly inputs: string }>

/** Samples out of a list of images for each class, as the package `mnist` has them. */
export type ClassData = Extract<DataDescription, { readonly classes: readonly string[] }> & {
  /** Shape of one image: [28, 28]. */
  readonly shape: readonly number[]
  /** Sheets of images; without it samples are images, of each class in turn, in the shape given. */
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

/** What an ONNX model is shown. */
export type ShownData = HeldData | ClassData

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const pair = v.strictTuple([whole, whole])

const held = strictFields(inputFields)
const classes = strictFields({
  ...classFields,
  shape: v.pipe(v.array(whole), v.minLength(1, 'has at least one dimension')),
  arrange: v.optional(
    strictFields({
      tiles: pair,
      size: v.optional(pair),
      channels: v.optional(whole, 1),
      seed: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 1),
    }),
  ),
})

/** Schema of {@link ShownData}. Which kind is meant is told by the field that only it has, so that messages are about that kind. */
export const shownSchema: DescriptionSchema<ShownData> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'classes' in value ? classes : held,
)
