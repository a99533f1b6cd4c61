export { addGram, type ColumnRange } from './add-gram.ts'
export { matrixSource, type PrincipalJob } from './matrix-source.ts'
export { mirrorLower } from './mirror-lower.ts'
export { symmetricEigenvalues } from './symmetric-eigenvalues.ts'
