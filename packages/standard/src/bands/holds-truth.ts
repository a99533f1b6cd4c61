import { RIGID } from '@freecurve/ladder'

/**
 * Whether a band of half-width `band` of a law's CDF holds the eigenvalues of one matrix of size n, at Kolmogorov–Smirnov distance `ks`: they
 * have rigid noise of their own about their law, {@link RIGID}/n.
 */
export const holdsTruth = (band: number, ks: number, n: number): boolean => ks <= band + RIGID / n
