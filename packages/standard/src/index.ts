export { type Candidate, type ChosenFit, chooseFit } from './choose-fit.ts'
export {
  type Decompression,
  type DecompressionReport,
  type DecompressRequest,
  decompress,
  type SizeReport,
} from './decompress.ts'
export { type Evolution, type EvolveRequest, evolve } from './evolve.ts'
export { type CurveInspection, FAR, inspectCurve } from './inspect-curve.ts'
export { inspectSpectrum, type SpectrumInspection } from './inspect-spectrum.ts'
export { type LawReport, type LawReportOptions, lawReport } from './law-report.ts'
export { predictedEigenvalues } from './predicted-eigenvalues.ts'
export { readCurve } from './read-curve.ts'
export { REPORT_SCHEMA } from './report-schema.ts'
export { standardRegistry } from './standard-registry.ts'
export { warningsFor } from './warnings-for.ts'
