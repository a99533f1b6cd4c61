export { type AlgebraicCurve, type AlgebraicCurveOptions, algebraicCurve, algebraicCurveFromJSON } from './algebraic.ts'
export { cdfAtBoundary, cdfPlaceSensitivity, cdfSensitivity } from './boundary-cdf.ts'
export { boundaryRoot } from './boundary-root.ts'
export { atomWeight, type BulkRange, bulkMass, bulkRanges, type GapSeed, gapSeeds } from './bulk-ranges.ts'
export { type BulkPoint, type BulkSolver, bulkSolver } from './bulk-root.ts'
export { companionPolynomial, fromCompanionPolynomial } from './companion.ts'
export { type FreeLevyCurve, freeLevyCurve, freeLevyCurveFromJSON } from './free-levy.ts'
export { freeLevyPolynomial } from './free-levy-polynomial.ts'
export { logPotential } from './log-potential.ts'
export {
  companionOf,
  type PopulationCurve,
  populationCurve,
  populationCurveFromJSON,
} from './population.ts'
export { type PowerCounts, powerCounts } from './power-counts.ts'
export {
  boundaryHeight,
  imageOfBoundary,
  imageOfReal,
  levelAt,
  type ReciprocalMap,
  reciprocalMap,
  roundedRate,
} from './reciprocal-map.ts'
export { sheetRoot } from './sheet-root.ts'
export { type DiscreteLaw, subordinationMap } from './subordination-map.ts'
