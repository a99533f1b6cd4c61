import { defineEigensolver } from '@freecurve/core'
import { eigenvaluesOf } from './eigenvalues-of.ts'
import { largestOrder } from './wasm/largest-order.ts'

/** {@link eigenvaluesOf} as a plugin. */
export const wasmSolver = defineEigensolver({
  id: 'wasm',
  summary: 'Two-stage reduction in WebAssembly, in Node and browsers, on one or several threads',
  largest: largestOrder(),
  eigenvalues: eigenvaluesOf,
})
