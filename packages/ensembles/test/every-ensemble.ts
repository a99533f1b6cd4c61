import type { Ensemble } from '@freecurve/core'
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
} from '../src/index.ts'

/** All eleven. */
export const ensembles: readonly Ensemble[] = [
  semicircle,
  marchenkoPastur,
  compoundFreePoisson,
  freeLevy,
  wachter,
  kestenMckay,
  freeMeixner,
  deformedWigner,
  deformedMarchenkoPastur,
  fussCatalan,
  chiralBlock,
]
