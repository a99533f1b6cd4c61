import { EDGE_VALUES, edgeModel } from './edge-model.ts'
import type { LooseValues } from './loose-values.ts'
import type { Outlier } from './outliers.ts'
import { tracyWidomTail } from './tracy-widom.ts'

/**
 * Distance from an edge, in Tracy–Widom units, past which an eigenvalue is none of its bulk. The law itself asks for 5 at one in 10⁵;
 * the unit is read off thirteen eigenvalues. Tuned on Gaussian orthogonal and Wishart matrices of sizes 200 and 1000, and checked on free
 * Lévy and real spectra with long tails.
 */
export const OFF_EDGE = 9

/** Share of the replicates that must show an outlier. Chosen. */
const RECURRING = 0.75

/**
 * Outliers beyond the bulks at one end of the spectrum, the largest number m ≤ most of which even the innermost is
 * {@link OFF_EDGE} units off the edge of what is left, in three of four samples.
 *
 * @param side 1 for the upper end, −1 for the lower.
 */
export function outliersAtEnd({ loose: samples, step }: LooseValues, side: 1 | -1, most: number): readonly Outlier[] {
  const at = (values: Float64Array, k: number) => values[side === 1 ? values.length - 1 - k : k]!
  for (let m = most; m >= 1; m--) {
    if (samples.some((values) => values.length < m + 2 * EDGE_VALUES)) continue
    const models = samples.map((values) => edgeModel((k) => at(values, k + m), side, step))
    const distance = (k: number) =>
      samples.map((values, i) => (side * (at(values, k) - models[i]!.edge)) / models[i]!.unit)
    const off = distance(m - 1).filter((units) => units > OFF_EDGE).length
    if (off < RECURRING * samples.length) continue
    return Array.from({ length: m }, (_, k) => {
      const values = samples.map((sample) => at(sample, k))
      const units = median(distance(k))
      return { x: mean(values), values, units, pValue: tracyWidomTail(units), inside: false }
    })
  }
  return []
}

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
