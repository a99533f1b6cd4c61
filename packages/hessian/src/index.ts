export { hessianAdapter } from './hessian-adapter.ts'
export { type HessianProblem, hessianOf } from './hessian-of.ts'
export { MATRIX_KINDS, type MatrixKind } from './matrix-of-parameters.ts'
