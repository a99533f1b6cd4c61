import type { Weights } from '../network/network.ts'

/**
 * What one step of a network holds for a batch of samples. Tables are features × samples, row-major: a row is what one feature is
 * for all samples, so that inner loops run over samples. The dot is the derivative along the direction that was set.
 */
export interface Cell {
  readonly inputs: readonly Cell[]
  /** y */
  readonly value: Float64Array
  /** δ = ∂ℓ/∂y, where ℓ is the sum over samples of what was seeded at the output. */
  readonly adjoint: Float64Array
  /** ẏ; only of use while `moves` is set. */
  readonly tangent: Float64Array
  /** δ̇ */
  readonly adjointTangent: Float64Array
  /** Whether ẏ may be other than 0. */
  moves: boolean
  /** Tables that the operation keeps for its derivatives. */
  readonly kept: readonly Float64Array[]
}

/** Which of a cell's two adjoint tables. */
export type AdjointField = 'adjoint' | 'adjointTangent'

/** What goes with a batch. */
export interface Run {
  readonly weights: Weights
  /** Samples in the batch. */
  readonly count: number
  /** A table to work in, of at least so many numbers; what it holds is lost with the next call. */
  scratch(length: number): Float64Array
}

/** The parameters of an operation, one at a time; `index` counts from the network's first parameter. */
export interface ParameterAccess {
  /** First parameter, and one beyond the last. */
  readonly from: number
  readonly to: number
  /** out[at + n] = ∂ℓ_n/∂θ for every sample n, from the given adjoint table. */
  sampleGradient(cell: Cell, run: Run, index: number, field: AdjointField, out: Float64Array, at: number): void
  /** out[at + n] += what the tangent of the inputs adds to ∂ℓ̇_n/∂θ. */
  addSampleBend(cell: Cell, run: Run, index: number, out: Float64Array, at: number): void
  /** Σ_n ∂ℓ_n/∂θ, from the given adjoint table. */
  gradientEntry(cell: Cell, run: Run, index: number, field: AdjointField): number
  /** What the tangent of the inputs adds to Σ_n ∂ℓ̇_n/∂θ. */
  bendEntry(cell: Cell, run: Run, index: number): number
  /** Sets ẏ to ∂y/∂θ. */
  inject(cell: Cell, run: Run, index: number): void
  /** For a parameter that moves one output only: ∂y_row/∂θ is row `factor` of {@link factors}, or 1 where that is −1. */
  unit(index: number): { readonly row: number; readonly factor: number } | undefined
  /** See {@link unit}. */
  factors(cell: Cell): Float64Array
  /** Whether all rows of {@link factors} that the parameter multiplies are marked by 1; a bias, which multiplies 1, is never so. */
  multipliesOnly(index: number, marked: Uint8Array): boolean
  /** Multiplications of a full gradient, for one sample: for planning. */
  readonly cost: number
}

/** An operation with all that is needed of its derivatives up to the second. */
export interface Operation {
  readonly type: string
  /** Numbers it gives for one sample. */
  readonly size: number
  /** Numbers for one sample in each of the tables that it keeps. */
  readonly kept: readonly number[]
  /** Absent where it has none. */
  readonly parameters?: ParameterAccess
  /** Sets y. */
  forward(cell: Cell, run: Run): void
  /** Adds (∂y/∂x)ᵀ δ to the inputs' table of the given name and, where there is one, (∂y/∂θ)ᵀ δ to the gradient. */
  reverse(cell: Cell, run: Run, field: AdjointField, gradient?: Float64Array): void
  /** Adds (∂y/∂x) ẋ, and (∂y/∂θ) θ̇ where there is a direction, to ẏ. */
  tangent(cell: Cell, run: Run, direction?: Float64Array): void
  /**
   * Adds what the second derivatives of the operation contribute to δ̇ of its inputs and to ġ: the derivative along the direction of
   * what `reverse` adds with δ held fixed. Absent where the operation is linear in its inputs and has no parameters.
   */
  bend?(cell: Cell, run: Run, direction?: Float64Array, gradientTangent?: Float64Array): void
}
