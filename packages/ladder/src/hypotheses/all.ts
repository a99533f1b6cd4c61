import { constantScaling } from './constant.ts'
import { growingShapeScaling } from './growing-shape.ts'
import { logLinesScaling } from './log-lines.ts'
import { principalShapeScaling } from './principal-shape.ts'
import { rankLinesScaling } from './rank-lines.ts'

/**
 * All hypotheses in the order of preference where two sizes cannot tell: from simulated ladders of kernels, covariances and graphs, where
 * the first that applied was mostly the best or second best.
 */
export const scalingHypotheses = [
  constantScaling,
  rankLinesScaling,
  logLinesScaling,
  principalShapeScaling,
  growingShapeScaling,
] as const
