import { createRegistry } from '@freecurve/core'
import { algebraicFamily, deconvolutionMethod, freeLevyFamily, populationFamily } from '@freecurve/curve-fit'
import { denoisingHessianAdapter, randomFeaturesAdapter, scoreJacobianAdapter } from '@freecurve/diffusion'
import { wasmSolver } from '@freecurve/eigen'
import {
  chiralBlock,
  compoundFreePoisson,
  deformedMarchenkoPastur,
  deformedWigner,
  freeLevy,
  freeMeixner,
  fussCatalan,
  kestenMckay,
  marchenkoPastur,
  semicircle,
  wachter,
} from '@freecurve/ensembles'
import { compressionMethod, deformedFlow, freeFlow, subordinationMethod } from '@freecurve/evolution'
import { hessianAdapter } from '@freecurve/hessian'
import { scalingHypotheses } from '@freecurve/ladder'
import { adjacencyView, gramView, laplacianView, symmetricView } from '@freecurve/matrices'
import { onnxReader } from '@freecurve/onnx'
import { parquetReader, parquetWriter } from '@freecurve/parquet'
import {
  csvWriter,
  jsonReader,
  jsonWriter,
  matlabReader,
  matrixMarketReader,
  npyReader,
  npyWriter,
  npzReader,
  safetensorsReader,
  textReader,
  torchReader,
} from '@freecurve/spectra-io'

/**
 * Everything freecurve ships, as the CLI and the demo use it. The order is the order of preference: readers are asked in turn
 * whether they recognise a file (safetensors before JSON: the length of its header may look like a bracket), and families compete in turn; of
 * scaling hypotheses the first that applies is taken where a ladder cannot tell.
 */
export const standardRegistry = createRegistry([
  npyReader,
  npzReader,
  torchReader,
  safetensorsReader,
  matlabReader,
  matrixMarketReader,
  parquetReader,
  onnxReader,
  jsonReader,
  textReader,
  npyWriter,
  csvWriter,
  jsonWriter,
  parquetWriter,
  symmetricView,
  gramView,
  adjacencyView,
  laplacianView,
  freeLevyFamily,
  algebraicFamily,
  populationFamily,
  freeFlow,
  deformedFlow,
  subordinationMethod,
  compressionMethod,
  deconvolutionMethod,
  ...scalingHypotheses,
  semicircle,
  marchenkoPastur,
  compoundFreePoisson,
  freeLevy,
  wachter,
  kestenMckay,
  freeMeixner,
  fussCatalan,
  deformedWigner,
  deformedMarchenkoPastur,
  chiralBlock,
  hessianAdapter,
  randomFeaturesAdapter,
  scoreJacobianAdapter,
  denoisingHessianAdapter,
  wasmSolver,
])
