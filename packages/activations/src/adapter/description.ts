import { readDescription } from '@freecurve/networks'
import * as v from 'valibot'
import { type DataDescription, dataSchema } from '../data/data-description.ts'

/** A layer of an ONNX model, and what the model is shown. */
export interface ActivationsDescription {
  /** ONNX file. */
  readonly model: string
  /** Name of an output in the model, or of a node with one output. */
  readonly layer: string
  readonly data: DataDescription
  /** The input that the data go to, where a model has several. */
  readonly input?: string | undefined
  /** Values of the other inputs: a number that fills the input, or the reference of an array. */
  readonly constants?: { readonly [input: string]: number | string } | undefined
  /** Samples computed at a time. */
  readonly batch?: number | undefined
}

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'))
const schema = v.strictObject({
  model: text,
  layer: text,
  data: dataSchema,
  input: v.optional(text),
  constants: v.optional(v.record(v.string(), v.union([v.pipe(v.number(), v.finite()), text]))),
  batch: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
})

/** The description, if it is one. E_MODEL that names the place of the first thing that does not fit, unknown fields included. */
export const readActivationsDescription = (value: unknown): ActivationsDescription => readDescription(schema, value)
