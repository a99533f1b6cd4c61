import type { Trial } from '../trial.ts'
import { projectionCorner } from './projection-corner.ts'
import { covarianceEigenvalues } from './wishart.ts'

/** Kesten–McKay of a degree as the corner of a projection onto half of all dimensions, which is faster than from a tree. */
export const kestenMckaySampler =
  (degree: number): Trial['sample'] =>
  (size, seed) =>
    projectionCorner(size, degree * size, (degree * size) / 2, seed).map((x) => degree * (2 * x - 1))

/** Marchenko–Pastur of `samples` times as many samples as dimensions, by Bartlett's factor. */
export const marchenkoPasturSampler =
  (samples: number): Trial['sample'] =>
  (size, seed) =>
    covarianceEigenvalues(new Float64Array(size).fill(1), samples * size, seed)
