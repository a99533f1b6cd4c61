import * as v from 'valibot'
import type { DescriptionSchema } from '../description/read-description.ts'

/** Where samples come from; references are `file` or `file::key`. Numbers x of the inputs are taken as scale · x + shift. */
export type DataDescription = {
  /** How many samples, the first ones. All that there are, where absent. */
  readonly samples?: number | undefined
  readonly scale: number
  readonly shift: number
} & (
  | {
      /** An array whose first dimension counts samples. */
      readonly inputs: string
      /** Classes from 0. */
      readonly labels?: string | undefined
      /** Numbers that the outputs are compared with. */
      readonly targets?: string | undefined
    }
  | {
      /** One array for each class: sample s is number ⌊s/C⌋ of class s mod C. A flat list is cut into inputs. */
      readonly classes: readonly string[]
    }
)

const text = v.pipe(v.string(), v.nonEmpty())
const finite = v.pipe(v.number(), v.finite())
const shared = {
  samples: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  scale: v.optional(finite, 1),
  shift: v.optional(finite, 0),
}

const arrays = v.strictObject({
  inputs: text,
  labels: v.optional(text),
  targets: v.optional(text),
  ...shared,
})
const classes = v.strictObject({ classes: v.pipe(v.array(text), v.minLength(2)), ...shared })
const neither = v.never(
  'data are {"inputs": …, "labels" or "targets": …} or {"classes": [a file for each class]}, with samples, scale, shift',
)

/** Schema of {@link DataDescription}. Which kind is meant is told by the field that only it has, so that messages name what does not fit. */
export const dataSchema: DescriptionSchema<DataDescription> = v.lazy((value) => {
  if (typeof value !== 'object' || value === null) return neither
  if ('classes' in value) return classes
  return 'inputs' in value ? arrays : neither
})
