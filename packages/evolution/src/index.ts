export { deformedFlow } from './deformed-flow.ts'
export { type FitFree, fitFreeReadOuts, type SmallSpectrum } from './free/fit-free.ts'
export { freeFlow } from './free-flow.ts'
export { type Obstruction, obstructionsOf, type Tested } from './horizon/obstructions.ts'
