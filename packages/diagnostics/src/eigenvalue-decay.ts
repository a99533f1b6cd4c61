/** How fast |λ| falls with its rank k, from the largest on. */
export interface EigenvalueDecay {
  /** Mean of s = −d ln|λ_k| / d ln k from rank to rank, doubling: |λ_k| falls like k^−s between them. */
  readonly octaves: readonly { readonly from: number; readonly to: number; readonly power: number }[]
  /** The least s of all octaves; null where there are too few to tell. */
  readonly leastPower: number | null
  /** Whether |λ| falls like a power of its rank from the top on, as the eigenvalues of kernel matrices do. */
  readonly powerLaw: boolean
}

/** Rank of the first octave: the ranks before it hold outliers. Chosen. */
const FIRST = 4
/** The octaves end within this part of the eigenvalues other than 0: below it lie the bulks of most laws. Chosen. */
const TOP = 1 / 4
/** Octaves below which nothing is told. Chosen: among fewer than 256 eigenvalues the tops of some laws are as steep as a kernel's. */
const FEWEST = 4
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
  const leastPower = octaves.length < FEWEST ? null : Math.min(...octaves.map(({ power }) => power))
  return { octaves, leastPower, powerLaw: leastPower !== null && leastPower >= LEAST }
}

function countOfNonzero(descending: Float64Array): number {
  const rounding = descending.length * Number.EPSILON * descending[0]!
  const first = descending.findIndex((x) => x <= rounding)
  return first < 0 ? descending.length : first
}
