import { activationGram } from '@freecurve/activations'
import { createRegistry } from '@freecurve/core'
import { algebraicFamily, freeLevyFamily } from '@freecurve/curve-fit'
import { randomFeatureScore } from '@freecurve/diffusion'
import { compoundFreePoisson, freeLevy, marchenkoPastur, semicircle } from '@freecurve/ensembles'
import { freeFlow } from '@freecurve/evolution'
import { glmHessian } from '@freecurve/hessian'
import { csvWriter, jsonReader, jsonWriter, npyReader, npyWriter, textReader } from '@freecurve/spectra-io'

/**
 * Everything freecurve ships, as the CLI and the demo use it. The order is the order of preference: readers are asked in turn
 * whether they recognise a file, and families compete in turn.
 */
export const standardRegistry = createRegistry([
  npyReader,
  jsonReader,
  textReader,
  npyWriter,
  csvWriter,
  jsonWriter,
  freeLevyFamily,
  algebraicFamily,
  freeFlow,
  semicircle,
  marchenkoPastur,
  compoundFreePoisson,
  freeLevy,
  glmHessian,
  activationGram,
  randomFeatureScore,
])
