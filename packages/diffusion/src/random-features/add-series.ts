import { addGram } from '@freecurve/eigen'
import type { PrincipalJob } from '@freecurve/matrices'
import type { Activation } from '../activations/activation.ts'
import { expansionOf } from '../activations/activations.ts'
import type { PreActivations } from './pre-activations.ts'

/** Bytes of coefficients that are in memory at once. */
const PIECE = 2 ** 27

/**
 * Adds Σ_(l≤K) ρ_ij^l (1/n) Σ_ν c_l(i,ν) c_l(j,ν) to the lower triangle: Gram matrices of coefficients, by Horner's rule in ρ entry
 * by entry, for some training points at a time. Memory: a k×k matrix and 128 MB.
 */
export async function addSeries(
  activation: Activation,
  { count, means, deviations }: PreActivations,
  rho: Float64Array,
  order: number,
  { lower, pause, progress }: PrincipalJob,
): Promise<void> {
  const samples = means.length / count
  const terms = order + 1
  const width = Math.max(1, Math.min(samples, Math.floor(PIECE / 8 / (count * terms))))
  const table = new Float64Array(count * terms * width)
  const sum = new Float64Array(count * count)
  for (let from = 0; from < samples; from += width) {
    const columns = Math.min(width, samples - from)
    for (let i = 0; i < count; i++) {
      const expand = expansionOf(activation, deviations[i]!, order)
      const row = i * terms * width
      for (let n = 0; n < columns; n++) expand(means[i * samples + from + n]!, table, row + n, width)
      await pause()
    }
    sum.fill(0)
    for (let k = order; k >= 0; k--) {
      addGram(sum, count, { table, stride: terms * width, from: k * width, to: k * width + columns }, 1 / samples)
      progress((from + (columns * (terms - k)) / terms) / samples)
      await pause()
      if (k > 0) multiplyLower(sum, rho, count)
      else addLower(lower, sum, count)
    }
  }
}

/** A_ij ← A_ij B_ij, i ≥ j */
function multiplyLower(a: Float64Array, b: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) for (let e = i * count; e <= i * count + i; e++) a[e]! *= b[e]!
}

/** A_ij ← A_ij + B_ij, i ≥ j */
function addLower(a: Float64Array, b: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) for (let e = i * count; e <= i * count + i; e++) a[e]! += b[e]!
}
