import type { PopulationParameters } from '@freecurve/core'
import { nonnegativeLeastSquares } from '@freecurve/numerics'
import type { CompanionCounts } from './companion-counts.ts'

/** Ratio of neighbouring values on the first grid and on the second, around what the first has found. Tuned on samples of size 500. */
const COARSE = 1.06
const FINE = 1.004
const FINE_REACH = 20
/** Heights of the points z = x(1 + iη) over quantiles x: low ones see detail, high ones are free of noise. Tuned likewise. */
const HEIGHTS = [0.15, 0.4, 1.2]
const QUANTILES = 48
/** Weight of the rows that hold exactly (mean and total), relative to one row of the others. */
const EXACT = 1e4
/** A group of fewer values than this share is none. */
const LEAST = 2e-3

/**
 * A discrete population by nonnegative least squares (math.md, g and k; El Karoui 2008 for the convexity): with v̂ the companion
 * transform of the raw eigenvalues, z + 1/v̂ = Σ (c w_j) t_j/(1 + t_j v̂) is linear in the rates c w_j. Rows are divided by |z|, so
 * that every scale counts; the mean is a row of its own, and so is the total, which only leaves room for zeros that the rank hides.
 * A second grid is finer, about what the first has found; neighbours on it are one value.
 */
export function fitPopulation(counts: CompanionCounts, aspectRatio: number): PopulationParameters | null {
  const { positive, mean, zeros, left } = counts
  const low = Math.min(positive[0]!, mean / aspectRatio / 100)
  const high = 1.1 * positive[positive.length - 1]!
  const samples = transformSamples(counts, aspectRatio)
  const solve = (values: readonly number[]) => ratesFor(values, samples, counts, aspectRatio)
  const coarse = powers(low, high, COARSE)
  const first = joined(coarse, solve(coarse), COARSE)
  const around = first.flatMap(({ value }) =>
    Array.from({ length: 2 * FINE_REACH + 1 }, (_, k) => value * FINE ** (k - FINE_REACH)),
  )
  const fine = [...new Set(around)].sort((a, b) => a - b)
  const found = joined(fine, solve(fine), FINE ** 3)
  const kept = found.filter(({ rate }) => rate > LEAST * aspectRatio)
  if (kept.length === 0) return null
  const rates = solve(kept.map(({ value }) => value))
  const total = rates.reduce((sum, rate) => sum + rate, 0) / aspectRatio
  // With a companion atom the share of zeros is seen; without one it is what the total leaves.
  const hidden = left > 0 ? zeros : Math.max(0, 1 - total)
  const groups = kept.map(({ value }, j) => ({ value, weight: ((1 - hidden) * rates[j]!) / (aspectRatio * total) }))
  const all = (hidden > LEAST ? [{ value: 0, weight: hidden }, ...groups] : groups).filter(({ weight }) => weight > 0)
  const sum = all.reduce((total_, { weight }) => total_ + weight, 0)
  return {
    values: all.map(({ value }) => value),
    weights: all.map(({ weight }) => weight / sum),
    aspectRatio,
  }
}

/** z and the empirical v̂ there. */
interface TransformSample {
  readonly zr: number
  readonly zi: number
  readonly vr: number
  readonly vi: number
}

function transformSamples({ positive, zeros }: CompanionCounts, c: number): readonly TransformSample[] {
  return Array.from(
    { length: QUANTILES },
    (_, k) => positive[Math.floor(((k + 0.5) / QUANTILES) * positive.length)]!,
  ).flatMap((x) =>
    HEIGHTS.map((height) => {
      const [zr, zi] = [x, height * x]
      let [mr, mi] = [0, 0]
      for (const value of positive) {
        const d = value - zr
        const size = d * d + zi * zi
        mr += d / size
        mi += zi / size
      }
      const share = ((1 - zeros) * c) / positive.length
      const weight = 1 - c * (1 - zeros)
      const size = zr * zr + zi * zi
      return { zr, zi, vr: share * mr - (weight * zr) / size, vi: share * mi + (weight * zi) / size }
    }),
  )
}

function ratesFor(
  values: readonly number[],
  samples: readonly TransformSample[],
  { mean, left }: CompanionCounts,
  aspectRatio: number,
): Float64Array {
  const rows = 2 * samples.length + 2
  // The last column is the room for zeros that the rank hides; none where the companion has an atom.
  const columns = values.length + (left > 0 ? 0 : 1)
  const matrix = new Float64Array(rows * columns)
  const right = new Float64Array(rows)
  samples.forEach(({ zr, zi, vr, vi }, i) => {
    const scale = 1 / Math.hypot(zr, zi)
    const size = vr * vr + vi * vi
    right[2 * i] = scale * (zr + vr / size)
    right[2 * i + 1] = scale * (zi - vi / size)
    values.forEach((t, j) => {
      const dr = 1 + t * vr
      const di = t * vi
      const norm = dr * dr + di * di
      matrix[j * rows + 2 * i] = (scale * t * dr) / norm
      matrix[j * rows + 2 * i + 1] = (-scale * t * di) / norm
    })
  })
  values.forEach((t, j) => {
    matrix[j * rows + rows - 2] = (EXACT * t) / mean
    matrix[j * rows + rows - 1] = EXACT / aspectRatio
  })
  right[rows - 2] = EXACT
  right[rows - 1] = left > 0 ? (EXACT * (1 - left)) / aspectRatio : EXACT
  if (left === 0) matrix[(columns - 1) * rows + rows - 1] = EXACT / aspectRatio
  return nonnegativeLeastSquares({ rows, columns, matrix, right }).x.subarray(0, values.length)
}

const powers = (low: number, high: number, ratio: number): readonly number[] =>
  Array.from({ length: Math.ceil(Math.log(high / low) / Math.log(ratio)) + 1 }, (_, k) => low * ratio ** k)

/** Positive rates at neighbouring values, no further apart than a step, added up at their mean. */
function joined(values: readonly number[], rates: Float64Array, step: number) {
  const groups: { value: number; rate: number; last: number }[] = []
  values.forEach((t, j) => {
    const rate = rates[j]!
    if (!(rate > 0)) return
    const group = groups[groups.length - 1]
    if (group !== undefined && t <= group.last * step * (1 + 1e-9)) {
      group.value = (group.value * group.rate + t * rate) / (group.rate + rate)
      group.rate += rate
      group.last = t
    } else groups.push({ value: t, rate, last: t })
  })
  return groups
}
