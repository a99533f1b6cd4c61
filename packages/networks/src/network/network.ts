import type { Operation } from '../operations/operation.ts'

/** A tensor of parameters or of stored statistics: its place in the flat list is from `at` to `at + size` − 1, row-major. */
export interface Tensor {
  /** As in `conv1.weight`. */
  readonly name: string
  readonly shape: readonly number[]
  readonly at: number
  readonly size: number
}

/** A step of the computation: an operation on the results of earlier steps; number 0 is the input. */
export interface Step {
  readonly operation: Operation
  /** Numbers of the steps it reads. */
  readonly inputs: readonly number[]
}

/** A layer as it was described. */
export interface Layer {
  /** Its own, or its position: `3`, or `3.0` for the first layer inside the fourth. */
  readonly name: string
  readonly type: string
  /** Shape of what it gives for one sample. */
  readonly shape: readonly number[]
  /** Number of the step that holds its result. */
  readonly step: number
}

/** A network with its shapes worked out, as a list of steps in an order in which they can be computed. */
export interface Network {
  /** Shape of one input. */
  readonly input: readonly number[]
  /** Shape of one output. */
  readonly output: readonly number[]
  /** The steps after the input: steps[k − 1] has the number k. */
  readonly steps: readonly Step[]
  readonly layers: readonly Layer[]
  /** The parameters in order: P numbers in all. */
  readonly parameters: readonly Tensor[]
  /** P */
  readonly size: number
  /** Running means and variances of batch norms, which are no parameters. */
  readonly statistics: readonly Tensor[]
}

/** The numbers of a network. */
export interface Weights {
  /** θ, length P, in the order of the network's parameters. */
  readonly parameters: Float64Array
  /** In the order of the network's statistics; empty without batch norms. */
  readonly statistics: Float64Array
}

/** Numbers in a shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1)
