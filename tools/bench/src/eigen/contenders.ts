import type { SymmetricMatrix } from '@freecurve/core'
import { eigenvaluesOf, symmetricEigenvalues } from '@freecurve/eigen'
import { lapackEigenvalues } from '@freecurve/lapack'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

/** Who can be measured in a process of Node. */
export type Contender = 'one thread' | 'two threads' | 'ml-matrix' | 'lapack'

/** All eigenvalues, ascending. */
export type Solve = (matrix: SymmetricMatrix) => Float64Array | Promise<Float64Array>

/** How each is called. ml-matrix finds the eigenvectors too: it has no other way. */
export const CONTENDERS: { readonly [C in Contender]: Solve } = {
  'one thread': symmetricEigenvalues,
  'two threads': (matrix) => eigenvaluesOf(matrix, { threads: 2 }),
  'ml-matrix': ({ size, data }) => {
    const dense = Matrix.from1DArray(size, size, data)
    return Float64Array.from(new EigenvalueDecomposition(dense, { assumeSymmetric: true }).realEigenvalues).sort()
  },
  lapack: (matrix) => lapackEigenvalues(matrix, { threads: 1 }),
}
