export { type LapackOptions, lapackEigenvalues } from './lapack-eigenvalues.ts'
export { lapackSolver } from './lapack-solver.ts'
