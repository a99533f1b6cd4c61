import { constantScaling } from './constant.ts'
import { growingShapeScaling } from './growing-shape.ts'
import { logLinesScaling } from './log-lines.ts'
import { nearlyFreeScaling } from './nearly-free.ts'
import { principalShapeScaling } from './principal-shape.ts'
import { rankLinesScaling } from './rank-lines.ts'
import { scaledFreeScaling } from './scaled-free.ts'

/**
 * All hypotheses in the order of preference where two sizes cannot tell. First those that need one size, which a second one tests:
 * scaled-free, which applies only where the scales of rows are known, and nearly-free have a theory behind them. The others were ordered on ladders of kernels,
 * covariances and graphs of 190 to 3000 and on ntk-l9: from two sizes rank-lines beat log-lines in KS on 8 of 15 positive ones, more clearly
 * where it did, and principal-shape holds for fewer ladders than growing-shape but needs no power of n.
 */
export const scalingHypotheses = [
  constantScaling,
  scaledFreeScaling,
  nearlyFreeScaling,
  rankLinesScaling,
  logLinesScaling,
  principalShapeScaling,
  growingShapeScaling,
] as const
