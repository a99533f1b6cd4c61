import {
  type DataDescription,
  type DescriptionSchema,
  inputSchema,
  networkOrFileSchema,
  readDescription,
  strictFields,
  type WeightsDescription,
  weightsSchema,
} from '@freecurve/networks'
import * as v from 'valibot'
import { type ShownData, shownSchema } from '../data/data-description.ts'

/** A layer of an ONNX model, and what the model is shown. */
export interface OnnxLayer {
  /** ONNX file. */
  readonly model: string
  /** Name of an output in the model, or of a node with one output. */
  readonly layer: string
  readonly data: ShownData
  /** The input that the data go to, where a model has several. */
  readonly input?: string | undefined
  /** Values of the other inputs: a number that fills the input, or the reference of an array. */
  readonly constants?: { readonly [input: string]: number | string } | undefined
  /** Samples computed at a time. */
  readonly batch?: number | undefined
}

/** A layer of a described network, and what the network is shown. */
export interface DescribedLayer {
  /** A network description, or the name of a JSON file that holds one. */
  readonly network: unknown
  readonly weights: WeightsDescription
  /** Name of the layer, or its position: `3`, or `3.0` for the first layer inside the fourth. */
  readonly layer: string
  readonly data: DataDescription
  /** Numbers that follow those of every sample, as a denoiser's time inputs. @default none */
  readonly constants?: readonly number[] | undefined
}

export type ActivationsDescription = OnnxLayer | DescribedLayer

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'))
const finite = v.pipe(v.number(), v.finite())

const onnx = strictFields({
  model: text,
  layer: text,
  data: shownSchema,
  input: v.optional(text),
  constants: v.optional(v.record(v.string(), v.union([finite, text]))),
  batch: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
})

const described = strictFields({
  network: networkOrFileSchema,
  weights: weightsSchema,
  layer: text,
  data: inputSchema,
  constants: v.optional(v.array(finite)),
})

const schema: DescriptionSchema<ActivationsDescription> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'network' in value ? described : onnx,
)

/** The description, if it is one. E_MODEL that names the place of the first thing that does not fit, unknown fields included. */
export const readActivationsDescription = (value: unknown): ActivationsDescription => readDescription(schema, value)
