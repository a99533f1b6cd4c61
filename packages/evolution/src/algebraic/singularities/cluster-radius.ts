/** A root this near to 0, in units of the law's size, counts as 0. */
export const TINY = 1e-16

/** Most roots of the discriminant that a pole is taken to hold. */
export const LARGEST_CLUSTER = 4

/** How far rounding scatters a k-fold root at x: ε^{1/k} of its size. */
export const clusterRadius = (x: number, k: number): number => Math.max(20 * 2 ** (-52 / k) * Math.abs(x), TINY)
