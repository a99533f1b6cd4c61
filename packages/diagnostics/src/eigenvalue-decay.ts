/** How fast |λ| falls with its rank k, from the largest on. */
export interface EigenvalueDecay {
  /** Mean of s = −d ln|λ_k| / d ln k from rank to rank, doubling: |λ_k| falls like k^−s between them. */
  readonly octaves: readonly { readonly from: number; readonly to: number; readonly power: number }[]
  /** Whether |λ| falls like a power of its rank from the top on, as the eigenvalues of kernel matrices do; false where too few tell. */
  readonly powerLaw: boolean
  /** Part of Σ|λ| that the largest |λ| holds: of the order 1/n for a law with a density. */
  readonly topShare: number
}

/** Rank of the first octave: the ranks before it hold outliers. Chosen. */
const FIRST = 4
/** The octaves end within this part of the eigenvalues other than 0: below it lie the bulks of most laws. Chosen. */
const TOP = 1 / 4
/** Octaves below which nothing is told, and those that allow a flat one among them, as symmetric kernels have repeated eigenvalues. Chosen. */
const FEWEST = 3
const ENOUGH = 5
/**
 * A law whose density ends as a root has s = O((k/n)^{2/3}), below 0.1 in the first octave for all our ensembles at n = 1000, and one with
 * P(|λ| > x) ~ x^{−1/s} has s throughout. At 0.4 and above not even its third moment exists. Kernels have s > ½, as their trace exists.
 */
const LEAST = 0.4

/**
 * Decay of the largest |λ|, over replicates the mean of ln|λ_k|. A law with a density has a spectrum whose top flattens: s → 0 for k ≪ n.
 * Eigenvalues of a kernel matrix, λ_k ≈ n μ_k with Σμ_k finite, fall steeply from the first to the last, and no law with bounded support
 * holds them. Zeros up to rounding, n ε max|λ|, are left out.
 */
export function eigenvalueDecay(samples: readonly Float64Array[]): EigenvalueDecay {
  const descending = samples.map((values) => values.map((x) => Math.abs(x)).sort((a, b) => b - a))
  const last = TOP * Math.min(...descending.map(countOfNonzero))
  const octaves: EigenvalueDecay['octaves'][number][] = []
  for (let from = FIRST; 2 * from <= last; from *= 2) {
    const power = descending.reduce(
      (sum, values) => sum + Math.log2(values[from - 1]! / values[2 * from - 1]!) / samples.length,
      0,
    )
    octaves.push({ from, to: 2 * from, power })
  }
  const flat = octaves.filter(({ power }) => power < LEAST).length
  const powerLaw = octaves.length >= FEWEST && flat <= (octaves.length >= ENOUGH ? 1 : 0)
  const shares = descending.map((values) => values[0]! / values.reduce((sum, x) => sum + x, 0))
  return { octaves, powerLaw, topShare: shares.reduce((sum, share) => sum + share, 0) / shares.length }
}

function countOfNonzero(descending: Float64Array): number {
  const rounding = descending.length * Number.EPSILON * descending[0]!
  const first = descending.findIndex((x) => x <= rounding)
  return first < 0 ? descending.length : first
}
