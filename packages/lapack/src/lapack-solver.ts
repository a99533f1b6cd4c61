import { defineEigensolver } from '@freecurve/core'
import { lapackEigenvalues } from './lapack-eigenvalues.ts'

/** {@link lapackEigenvalues} as a plugin. It is in no registry unless somebody puts it there. */
export const lapackSolver = defineEigensolver({
  id: 'lapack',
  summary: 'The LAPACK that is installed on the machine, in Node; needs the package koffi',
  eigenvalues: lapackEigenvalues,
})
