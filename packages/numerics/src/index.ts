export { ascendingOrder } from './ascending-order.ts'
export {
  bivariate,
  mirrorInZ,
  normalizeBivariate,
  reverseInM,
  scaleBivariate,
  shiftBivariate,
  trimBivariate,
} from './bivariate.ts'
export { chebyshevCoefficients, chebyshevIntegral, chebyshevPoints, chebyshevValue } from './chebyshev.ts'
export { countBelow } from './count-below.ts'
export { type DistinctRoot, distinctRoots } from './distinct-roots.ts'
export { multiplyAdd } from './double-double.ts'
export { erf } from './erf.ts'
export { type LeastSquares, type NonnegativeFit, nonnegativeLeastSquares } from './nonnegative-least-squares.ts'
export { normalCdf } from './normal-cdf.ts'
export { normalDensity } from './normal-density.ts'
export { normalTails } from './normal-tails.ts'
export { type PolynomialRoots, polynomialRoots } from './polynomial-roots.ts'
export { powerOfTwoBelow } from './power-of-two.ts'
export { createRandom, type Random } from './random.ts'
export { createSheets, type Sheets } from './sheets.ts'
export { backSubstitute, triangularize } from './triangularize.ts'
