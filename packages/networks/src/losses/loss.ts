import type { NetworkData } from '../data/network-data.ts'

/** The outputs of a batch: table `outputs` × samples, the first of which is sample `from` of the data. */
export interface OutputBatch {
  /** f, outputs × count, row-major */
  readonly values: Float64Array
  /** Outputs. */
  readonly outputs: number
  /** Samples. */
  readonly count: number
  readonly from: number
}

/** The loss ℓ(f, y) of one sample; the loss of a network is its mean over samples. Tables are outputs × samples. */
export interface Loss {
  readonly id: LossId
  /** Throws E_DOMAIN where the data has not what this loss compares with. */
  check(data: NetworkData, outputs: number): void
  /** Σ_n ℓ_n over the batch. */
  value(batch: OutputBatch, data: NetworkData): number
  /** δ = ∂ℓ/∂f */
  slope(batch: OutputBatch, data: NetworkData, delta: Float64Array): void
  /** δ̇ = A ḟ with A = ∂²ℓ/∂f² */
  curvature(batch: OutputBatch, tangent: Float64Array, delta: Float64Array): void
  /** Column c of a matrix F with A = F Fᵀ, for every sample. */
  factor(batch: OutputBatch, column: number, delta: Float64Array): void
}

/** Names of losses. */
export type LossId = 'cross-entropy' | 'squared'
