export { heldInputs } from './run/held-inputs.ts'
export { type GivenArray, type LayerActivations, type LayerInputs, type LayerRun, runLayer } from './run/run-layer.ts'
export type { Numbers } from './run/tensor-data.ts'
