import { createLadder, createSpectrum, type Ladder, type QuantileCurve, type ScalingHypothesis } from '@freecurve/core'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom, type Random } from '@freecurve/numerics'

/** A ladder whose spectra have exactly the quantiles of a function. */
export const ladderOf = (sizes: readonly number[], quantile: (p: number, n: number) => number): Ladder =>
  createLadder(
    sizes.map((n) => createSpectrum([Float64Array.from({ length: n }, (_, k) => quantile((k + 0.5) / n, n))])),
  )

/** What a rule that applies predicts. */
export function curveOf(rule: ScalingHypothesis, ladder: Ladder, size: number): QuantileCurve {
  const learnt = rule.learn(ladder)
  if (typeof learnt === 'string') throw new Error(learnt)
  return learnt.at(size)
}

/** Eigenvalues of the leading principal submatrices of a random matrix, whose entry (i, j) is a function of its points. */
function matrixLadder<P>(
  sizes: readonly number[],
  seed: number,
  point: (random: Random) => P,
  entry: (p: P, q: P, same: boolean) => number,
): readonly Float64Array[] {
  const random = createRandom(seed)
  const points = Array.from({ length: Math.max(...sizes) }, () => point(random))
  return sizes.map((n) => {
    const data = new Float64Array(n * n)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] = entry(points[i]!, points[j]!, i === j)
    return symmetricEigenvalues({ size: n, data })
  })
}

/** Laplace kernel of normal points in a few dimensions. */
export const laplaceLadder = (sizes: readonly number[], seed: number, dimension = 3): readonly Float64Array[] =>
  matrixLadder(
    sizes,
    seed,
    (random) => Float64Array.from({ length: dimension }, () => random.normal()),
    (p, q) => Math.exp(-Math.sqrt(p.reduce((sum, x, k) => sum + (x - q[k]!) ** 2, 0))),
  )

/** Gram matrix of normal points in 60 dimensions, and an uneven diagonal besides, which the free flow would widen. */
export const unevenLadder = (sizes: readonly number[], seed: number): readonly Float64Array[] =>
  matrixLadder(
    sizes,
    seed,
    (random) => ({
      x: Float64Array.from({ length: 60 }, () => random.normal()),
      own: 0.2 + 0.02 * random.normal(),
    }),
    (p, q, same) => p.x.reduce((sum, x, k) => sum + x * q.x[k]!, 0) / 60 + (same ? p.own : 0),
  )

/** Laplacian of an Erdős–Rényi graph's induced subgraphs: degrees grow with size. */
export function laplacianLadder(sizes: readonly number[], seed: number, density: number): readonly Float64Array[] {
  const random = createRandom(seed)
  const largest = Math.max(...sizes)
  const edges = Float64Array.from({ length: largest * largest }, () => (random.uniform() < density ? 1 : 0))
  return sizes.map((n) => {
    const data = new Float64Array(n * n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (i === j) continue
        const edge = edges[Math.max(i, j) * largest + Math.min(i, j)]!
        data[i * n + j] = -edge
        data[i * n + i]! += edge
      }
    return symmetricEigenvalues({ size: n, data })
  })
}
