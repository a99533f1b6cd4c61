/** Eigenvalues of one matrix lie about its law like no independent values: the largest |n δF| is 2 to 3 in simulated modes (Johansson 1998). */
const RIGID = 3

/** Whether a band of half-width `band` of a law's CDF holds the eigenvalues of one matrix of size n, at Kolmogorov–Smirnov distance `ks`. */
export const holdsTruth = (band: number, ks: number, n: number): boolean => ks <= band + RIGID / n
