/**
 * P(χ > s) for the largest eigenvalue of the orthogonal ensemble in its own units, by the leading term of the Tracy–Widom
 * law's upper tail, exp(−⅔ s^{3/2}) / (4√π s^{3/4}) (Dumaz and Virág 2013, β = 1); 1 for s ≤ 0, where that says nothing.
 */
export function tracyWidomTail(s: number): number {
  if (!(s > 0)) return 1
  return Math.min(1, Math.exp((-2 / 3) * s ** 1.5) / (4 * Math.sqrt(Math.PI) * s ** 0.75))
}

/** Mean place of the k-th extreme eigenvalue (k = 1, 2, …) inwards from a soft edge, β = 1: (3π/2 (k − ¾))^{2/3} of its units. */
export const softEdgePlace = (k: number): number => ((3 * Math.PI * (k - 0.75)) / 2) ** (2 / 3)
