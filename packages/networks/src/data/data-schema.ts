import * as v from 'valibot'
import type { DescriptionSchema } from '../description/read-description.ts'
import { strictFields, unread } from '../description/strict-fields.ts'

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

/** How many samples, and what becomes of their numbers. */
const shared = {
  samples: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  scale: v.optional(finite, 1),
  shift: v.optional(finite, 0),
}

/** Fields of data without answers, for schemas of models that compare with nothing. */
export const inputFields = { inputs: text, labels: unread, targets: unread, ...shared }

/** Fields of data by class. */
export const classFields = { classes: v.pipe(v.array(text), v.minLength(1, 'names at least one array')), ...shared }

const classes = strictFields(classFields)

/** Which kind is meant is told by the field that only it has, so that messages name what does not fit. */
const schemaOf = (arrays: DescriptionSchema<DataDescription>, wanted: string): DescriptionSchema<DataDescription> => {
  const neither = v.never(
    `data are ${wanted} or {"classes": [a file for each class]}, each with samples, scale, shift if wanted`,
  )
  return v.lazy((value) => {
    if (typeof value !== 'object' || value === null) return neither
    if ('classes' in value) return classes
    return 'inputs' in value ? arrays : neither
  })
}

/** Schema of {@link DataDescription}. */
export const dataSchema = schemaOf(
  strictFields({ ...inputFields, labels: v.optional(text), targets: v.optional(text) }),
  '{"inputs": …, "labels" or "targets": …}',
)

/** The same without labels and targets, which are refused. */
export const inputSchema = schemaOf(strictFields(inputFields), '{"inputs": …}')
