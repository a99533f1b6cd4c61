/**
 * Whole numbers that add up to n, each less than 1 away from w_j n: group j ends at round((w_1 + … + w_j) n).
 * Weights have the sum 1. Throws nothing.
 */
export function groupSizes(weights: readonly number[], size: number): readonly number[] {
  let share = 0
  let end = 0
  return weights.map((w, j) => {
    share += w
    const start = end
    end = j === weights.length - 1 ? size : Math.min(size, Math.round(share * size))
    return end - start
  })
}

/** The values, each repeated as often as its group is large (length n). Throws nothing. */
export const groupedValues = (values: readonly number[], weights: readonly number[], size: number): Float64Array =>
  Float64Array.from(groupSizes(weights, size).flatMap((count, j) => Array<number>(count).fill(values[j]!)))
