import type { TensorPlace } from './read-tensor.ts'

/** Sizes along the dimensions of a value: a number where it is fixed, a name (or an empty text) where it is not. */
export type ValueShape = readonly (number | string)[]

/** A value that goes in or out of a graph, or between its nodes. */
export interface OnnxValue {
  readonly name: string
  /** Number of the element type (TensorProto.DataType); 0 where it is not said. */
  readonly type: number
  /** Undefined where the file does not say it. */
  readonly shape: ValueShape | undefined
}

/** One operation. */
export interface OnnxNode {
  /** Often empty. */
  readonly name: string
  readonly operator: string
  readonly outputs: readonly string[]
  /** Attributes that hold numbers: those of Constant nodes are weights. */
  readonly tensors: readonly { readonly attribute: string; readonly tensor: TensorPlace }[]
  /** Bodies of If, Loop and Scan. */
  readonly graphs: readonly { readonly attribute: string; readonly graph: OnnxGraph }[]
}

/** What is computed, in order. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly TensorPlace[]
  /** Names of initialisers that are stored as sparse tensors. */
  readonly sparse: readonly string[]
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly OnnxValue[]
  /** What the file says of values in between. */
  readonly values: readonly OnnxValue[]
}
