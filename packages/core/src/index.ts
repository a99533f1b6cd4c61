export type { ByteSource } from './byte-source.ts'
export { callPlugin, callPluginAsync } from './call-plugin.ts'
export { count } from './count.ts'
export {
  type BivariatePolynomial,
  CURVE_SCHEMA,
  type Curve,
  type CurveFile,
  type FreeLevyParameters,
  type PopulationParameters,
} from './curve.ts'
export type { CurveFamily, FitResidual, FitResult, FitRival, FitStatus, KnownCurve } from './curve-family.ts'
export type { CurveFreeMethod, CurveFreeResult } from './curve-free.ts'
export {
  defineCurveFamily,
  defineCurveFreeMethod,
  defineEigensolver,
  defineEnsemble,
  defineFlow,
  defineMatrixView,
  defineModelAdapter,
  defineScalingHypothesis,
  defineSpectrumReader,
  defineSpectrumWriter,
} from './define.ts'
export type { Eigensolver, EigensolverOptions } from './eigensolver.ts'
export type { Ensemble, EnsembleFacts } from './ensemble.ts'
export { type ErrorCode, type ErrorDetails, FreecurveError, isFreecurveError, messageOf } from './error.ts'
export {
  type Carried,
  type CarriedEigenvalues,
  type ComplexNumber,
  type Flow,
  type FlowEvent,
  type Horizon,
  heldToHorizon,
  requireOffTheAxis,
} from './flow.ts'
export { heldHost } from './held-host.ts'
export { createLadder, type Ladder } from './ladder.ts'
export { type Atom, type Bulk, type DensityPanel, isLaw, type Law, type LawStatus } from './law.ts'
export { likeliest } from './likeliest.ts'
export type { Growth, HermitianMatrix, MatrixSource, PrincipalOptions, SymmetricMatrix } from './matrix-source.ts'
export type { MatrixView } from './matrix-view.ts'
export {
  MODEL_SCHEMA,
  type ModelAdapter,
  type ModelExample,
  type ModelHost,
  type OpenOptions,
} from './model-adapter.ts'
export { modelError } from './model-error.ts'
export { nearest } from './nearest.ts'
export { pauses } from './pauses.ts'
export type { OptionSpec, OptionTable, OptionValues, Plugin, PluginKind } from './plugin.ts'
export { type ReadOptions, readOptions } from './read-options.ts'
export { type AnyPlugin, createRegistry, type PluginOfKind, type Registry } from './registry.ts'
export { outOfDomain, requireNumbers, requireRecord, requireWhole } from './require.ts'
export { requireThreads } from './require-threads.ts'
export type { LearntScaling, QuantileCurve, ScalingHypothesis } from './scaling.ts'
export {
  createSpectrum,
  pooledValues,
  type RowScales,
  type SourceRecord,
  type Spectrum,
  type SpectrumOptions,
} from './spectrum.ts'
export type { SpectrumReader, SpectrumWriter } from './spectrum-reader.ts'
export type { NumberArray, SparseEntries, StoredArray } from './stored-array.ts'
