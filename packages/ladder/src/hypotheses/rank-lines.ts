import { defineScalingHypothesis, pooledValues, type Spectrum } from '@freecurve/core'
import { lastStep } from '../last-step.ts'
import { isPositive } from '../moments.ts'
import { quantileOf } from '../read-quantiles.ts'
import { requireSize } from '../require-size.ts'
import { shareKnots } from '../share-knots.ts'
import { type LogitSeries, seriesAt, smoothSlopes } from '../smooth-slopes.ts'
import { NOT_POSITIVE } from './log-lines.ts'

/** Shares whose slopes, averaged, hold for ranks that no size seen has; below the first the smallest eigenvalues are too noisy. Chosen. */
const UNSEEN = [0.02, 0.2] as const
/** Ranks up to the first part of the largest size follow their own eigenvalue, beyond the second part their share. Chosen. */
const OWN = [0.1, 0.4] as const
/** Steps of the path in log n; slopes are smooth, and 24 change no digit that matters. */
const STEPS = 24

/**
 * The eigenvalue of rank k from the top has a life of its own, as for kernels, where λ_k(n)/n tends to the k-th eigenvalue of an
 * integral operator (Koltchinskii, Giné 2000): log λ_k(n) = log n + M(k) + C(k/n). Then the slope of log q at a fixed share from the top
 * u = k/n depends on the rank u n alone: slopes seen at one size are met again at the next size at a smaller share. At ranks
 * not yet seen the slope is that of the last ones seen. Top ranks follow λ_k directly, which is the same rule without its aliasing.
 */
export const rankLinesScaling = defineScalingHypothesis({
  id: 'rank-lines',
  summary: 'Every rank from the top follows a course of its own, as eigenvalues of kernels do',
  fewestSizes: 2,
  learn: (ladder) => {
    if (!isPositive(ladder)) return NOT_POSITIVE
    const [smaller, larger] = lastStep(ladder)
    const step = readStep(smaller, larger)
    return {
      at: (size) => {
        requireSize(size)
        const shares = shareKnots(Math.max(size, larger.size))
        const values = shares.map((p) => Math.exp(step.valueAt(1 - p, size)))
        return { shares, values: values.sort() }
      },
    }
  },
})

/** log q at a share from the top and a size, by what one step of the ladder shows. */
function readStep(smaller: Spectrum, larger: Spectrum) {
  const [from, to] = [pooledValues(smaller.samples).map(Math.log), pooledValues(larger.samples).map(Math.log)]
  const [a, b] = [smaller.size, larger.size]
  const length = Math.log(b / a)
  const middle = Math.sqrt(a * b)
  const slopes = smoothSlopes(a, (p) => (quantileOf(to, p) - quantileOf(from, p)) / length)
  const unseen = averageOver(slopes, ...UNSEEN)
  // At fixed rank, less the growth with n: C′ alone. It is seen at the ranks of the smaller size.
  const drifts = smoothSlopes(a, (p) => {
    const rank = (1 - p) * a
    return (quantileOf(to, 1 - rank / b) - quantileOf(from, p)) / length - 1
  })
  const slopeAt = (rank: number) => {
    const share = rank / middle
    return share > 1 - UNSEEN[1] ? unseen : seriesAt(slopes, 1 - share)
  }
  const valueAt = (top: number, size: number): number => {
    const time = Math.log(size / b)
    const [low, high] = OWN
    const rank = top * Math.max(size, b)
    const own = rank <= low * b ? 1 : rank >= high * b ? 0 : Math.log((high * b) / rank) / Math.log(high / low)
    let byShare = quantileOf(to, 1 - top)
    let byRank = own > 0 ? quantileOf(to, 1 - (top * size) / b) + time : 0
    for (let i = 0; i < STEPS; i++) {
      const n = b * Math.exp((time * (i + 0.5)) / STEPS)
      if (own < 1) byShare += (time / STEPS) * slopeAt(top * n)
      if (own > 0) byRank += (time / STEPS) * seriesAt(drifts, 1 - (top * size) / n)
    }
    return own === 0 ? byShare : own === 1 ? byRank : own * byRank + (1 - own) * byShare
  }
  return { valueAt }
}

/** The average of a series over shares from `low` to `high`, evenly in logit p. */
function averageOver({ end, values }: LogitSeries, low: number, high: number): number {
  let sum = 0
  let count = 0
  values.forEach((value, i) => {
    const p = 1 / (1 + Math.exp(end - (2 * end * i) / (values.length - 1)))
    if (p < low || p > high) return
    sum += value
    count++
  })
  return count > 0 ? sum / count : values[0]!
}
