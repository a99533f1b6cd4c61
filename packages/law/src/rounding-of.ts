/**
 * n ε max|λ|: how far off each of n computed eigenvalues, ascending, may be, as eigensolvers are backward stable (Golub, Van Loan, Matrix
 * Computations, §8.1); so far from 0 lie the zeros of a matrix of low rank.
 */
export const roundingOf = (values: Float64Array): number =>
  values.length * Number.EPSILON * Math.max(Math.abs(values[0]!), Math.abs(values[values.length - 1]!))
