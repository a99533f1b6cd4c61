import { FreecurveError } from '@freecurve/core'
import { createRandom, type Random } from '@freecurve/numerics'

/** Index sets of random principal submatrices. */
export interface IndexSets {
  /** One set for each repeat, ascending; drawn when it is asked for, and the same however often it is. */
  readonly sets: Iterable<Uint32Array>
  /** Whether no index is in two sets: replicates of one matrix are the more independent for it. */
  readonly disjoint: boolean
}

/**
 * r random sets of k of the indices 0…n−1, each uniform among all such sets, without replacement; disjoint while they can be: one random
 * order of all n is cut into ⌊n/k⌋ sets, then the next order. The start of an order costs time and memory by
 * the indices that are drawn of it, not n (Fisher–Yates).
 *
 * @param n size of the matrix
 * @param k size of the submatrices, 1 ≤ k ≤ n
 * @param r number of sets
 * @param stream tells apart several draws with one seed
 * @throws E_DOMAIN for sizes and counts that are none, and for r > 1 where k = n: every set would be the whole matrix.
 */
export function sampleIndices(n: number, k: number, r: number, seed: number, stream = 0): IndexSets {
  requireSize('size of the submatrices', k, n)
  requireSize('number of repeats', r, k === n ? 1 : Number.MAX_SAFE_INTEGER)
  return {
    sets: { [Symbol.iterator]: () => drawSets(n, k, r, createRandom(seed, stream)) },
    disjoint: r <= Math.floor(n / k),
  }
}

/** The sets one after the other; what is kept is the order that they are cut from. */
function* drawSets(n: number, k: number, r: number, random: Random): Generator<Uint32Array, void> {
  const perOrder = Math.floor(n / k)
  let moved = new Map<number, number>()
  for (let set = 0; set < r; set++) {
    const first = (set % perOrder) * k
    if (first === 0) moved = new Map()
    const chosen = new Uint32Array(k)
    for (let i = 0; i < k; i++) {
      const here = first + i
      const there = here + Math.floor(random.uniform() * (n - here))
      chosen[i] = moved.get(there) ?? there
      moved.set(there, moved.get(here) ?? here)
    }
    yield chosen.sort()
  }
}

function requireSize(argument: string, got: number, most: number): void {
  if (Number.isSafeInteger(got) && got >= 1 && got <= most) return
  const wanted = most === 1 ? '1, as the submatrix is the whole matrix' : `a whole number from 1 to ${most}`
  throw new FreecurveError('E_DOMAIN', `The ${argument} must be ${wanted}; got ${got}.`, { argument, got })
}
