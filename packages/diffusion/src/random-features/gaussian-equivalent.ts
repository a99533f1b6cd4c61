import { FreecurveError, type PrincipalOptions } from '@freecurve/core'
import { addGram, eigenvaluesOf, mirrorLower } from '@freecurve/eigen'
import type { PrincipalJob } from '@freecurve/matrices'
import { activations, expansionOf } from '../activations/activations.ts'
import { type RandomFeatureModel, rowsOf } from './model.ts'
import { preActivations } from './pre-activations.ts'
import { type EquivalentConstants, scanFeatures } from './scan-features.ts'

/** Rows of the largest dual matrix: beyond, its eigenvalues find no room in 32-bit memory. */
const LARGEST_RANK = 22000

/** Fills the lower triangle of U_G[indices, indices], U_G = M Mᵀ/n + (b²/d) W Wᵀ + s² I, M_iν = c_0(i,ν). */
export async function fillEquivalent(
  model: RandomFeatureModel,
  { b2, s2 }: EquivalentConstants,
  { indices, lower, pause }: PrincipalJob,
): Promise<void> {
  const { dimension, samples, activation = 'tanh' } = model
  const count = indices.length
  const rows = await rowsOf(model, indices)
  const { means, deviations } = preActivations(model, rows)
  const constant = new Float64Array(1)
  for (let i = 0; i < count; i++) {
    const expand = expansionOf(activations[activation], deviations[i]!, 0)
    for (let e = i * samples; e < (i + 1) * samples; e++) {
      expand(means[e]!, constant, 0, 1)
      means[e] = constant[0]!
    }
    await pause()
  }
  addGram(lower, count, { table: means, stride: samples, from: 0, to: samples }, 1 / samples)
  await pause()
  addGram(lower, count, { table: rows, stride: dimension, from: 0, to: dimension }, b2 / dimension)
  for (let i = 0; i < count; i++) lower[i * count + i]! += s2
}

/**
 * All p eigenvalues of U_G for p > n + d, ascending, without the p×p matrix: with B = [M/√n, (b/√d) W] (p×(n + d)) those of the dual
 * Bᵀ B plus s², and s² itself p − n − d times. Features go by once; memory (n + d)² and some thousand features.
 *
 * @throws E_MATRIX where n + d is beyond 22000; the signal's reason once aborted.
 */
export async function equivalentEigenvalues(
  model: RandomFeatureModel,
  { signal, onProgress }: PrincipalOptions,
): Promise<Float64Array> {
  const { features, samples, dimension } = model
  const rank = samples + dimension
  if (rank > LARGEST_RANK) {
    const reason = 'dual matrix too large'
    const message = `The ${reason}: it has ${samples} samples + ${dimension} dimensions, at most ${LARGEST_RANK}. Take fewer samples.`
    throw new FreecurveError('E_MATRIX', message, { reason, got: rank })
  }
  const gram = new Float64Array(rank * rank)
  const half = (share: number) => (done: number) => onProgress?.(share + done / 2)
  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
  }
  const { b2, s2 } = await scanFeatures(model, { pause, progress: half(0) }, ({ count, rows, means }) => {
    const table = new Float64Array(rank * count)
    for (let i = 0; i < count; i++) {
      for (let n = 0; n < samples; n++) table[n * count + i] = means[i * samples + n]!
      for (let c = 0; c < dimension; c++) table[(samples + c) * count + i] = rows[i * dimension + c]!
    }
    addGram(gram, rank, { table, stride: count, from: 0, to: count })
  })
  const scale = (k: number) => (k < samples ? 1 / Math.sqrt(samples) : Math.sqrt(b2 / dimension))
  for (let i = 0; i < rank; i++) for (let j = 0; j <= i; j++) gram[i * rank + j]! *= scale(i) * scale(j)
  mirrorLower(gram, rank)
  const dual = await eigenvaluesOf({ size: rank, data: gram }, { signal, onProgress: half(0.5) })
  const values = new Float64Array(features).fill(s2)
  // Bᵀ B is positive semidefinite: what is below zero in its eigenvalues is rounding.
  values.set(dual.map((x) => Math.max(0, x) + s2))
  return values.sort()
}
