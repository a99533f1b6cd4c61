import { normalCdf } from '@freecurve/numerics'
import type { Arithmetic } from '../src/testing/index.ts'

/** The naive evaluator in doubles. */
export const doubles: Arithmetic<number> = {
  of: (x) => x,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  normalCdf,
  isPositive: (a) => a > 0,
  toNumber: (a) => a,
}
