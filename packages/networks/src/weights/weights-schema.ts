import * as v from 'valibot'
import type { DescriptionSchema } from '../description/read-description.ts'
import { strictFields } from '../description/strict-fields.ts'

/** Where weights come from, as a description says it; references are `file` or `file::key`. */
export type WeightsDescription =
  /** A file whose arrays have the names of the tensors. */
  | string
  /** A random start, see {@link randomWeights}. */
  | { readonly seed: number; readonly scale: 'he' | 'glorot' }
  /** A file, and what some of the arrays in it are called: tensor name → array name. */
  | { readonly file: string; readonly names: { readonly [tensor: string]: string } }
  /** The array for every tensor: tensor name → reference. */
  | { readonly arrays: { readonly [tensor: string]: string } }

const text = v.pipe(v.string(), v.nonEmpty())

const seeded = strictFields({
  seed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  scale: v.optional(v.picklist(['he', 'glorot']), 'he'),
})
const named = strictFields({ file: text, names: v.optional(v.record(text, text), {}) })
const listed = strictFields({ arrays: v.record(text, text) })
const none = v.never(
  'weights are a file name, {"seed": 1}, {"file": …, "names": {tensor: name}} or {"arrays": {tensor: "file::key"}}',
)

/** Schema of {@link WeightsDescription}. Which kind is meant is told by the field that only it has, so that messages name what does not fit. */
export const weightsSchema: DescriptionSchema<WeightsDescription> = v.lazy((value) => {
  if (typeof value === 'string') return text
  if (typeof value !== 'object' || value === null) return none
  if ('seed' in value) return seeded
  if ('file' in value) return named
  return 'arrays' in value ? listed : none
})
