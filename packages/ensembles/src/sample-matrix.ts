import type { FreeLevyParameters } from '@freecurve/core'
import { sampleLadder } from './sample-ladder.ts'

/** Eigenvalues (length n, ascending) of one n×n matrix with a free Lévy law: the one-step case of {@link sampleLadder}. */
export const sampleMatrix = (parameters: FreeLevyParameters, size: number, seed: number): Float64Array =>
  sampleLadder(parameters, [size], seed)[0]!
