export { withAtomsOf } from './align-atoms.ts'
export { angleOf, pointAt } from './angle.ts'
export { curvePoints } from './curve-points.ts'
export { type Distances, distancesBetween } from './distances.ts'
export { distancesBetweenLaws } from './distances-between-laws.ts'
export { distancesToSpectrum } from './distances-to-spectrum.ts'
export { freeCumulantsOf } from './free-cumulants.ts'
export { indexOf } from './index-of.ts'
export { type IntegralOptions, integralOf } from './integral.ts'
export { lawOfQuantiles } from './law-of-quantiles.ts'
export { logDeterminantOf, pseudoLogDeterminantOf } from './log-determinant.ts'
export { momentOf } from './moment.ts'
export { conditionNumberOf, pseudoConditionNumberOf, schattenNormOf } from './norms.ts'
export {
  cdfAt,
  densityAt,
  edgesOf,
  eigenvaluesOf,
  massOf,
  quantileAt,
  quantilesAt,
  supportOf,
} from './questions.ts'
export { type DensityInside, type ResolvedBulk, type ResolveOptions, resolveBulk } from './resolve-bulk.ts'
export { roundingOf } from './rounding-of.ts'
