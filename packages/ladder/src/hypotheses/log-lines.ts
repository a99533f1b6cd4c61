import { defineScalingHypothesis, pooledValues } from '@freecurve/core'
import { lastStep } from '../last-step.ts'
import { isPositive } from '../moments.ts'
import { quantileOf } from '../read-quantiles.ts'
import { requireSize } from '../require-size.ts'
import { shareKnots } from '../share-knots.ts'
import { seriesAt, smoothSlopes } from '../smooth-slopes.ts'

/** Why logarithms cannot be followed. */
export const NOT_POSITIVE = 'not all eigenvalues are positive beyond rounding'

/**
 * Each quantile is a power of the size: log q(p, n) = log q(p, n₁) + s(p) log(n/n₁), with slopes s from the ladder's last step, smooth
 * in p. Where quantiles would cross they are put in order (Chernozhukov, Fernández-Val, Galichon 2010), which brings them no further
 * from the truth.
 */
export const logLinesScaling = defineScalingHypothesis({
  id: 'log-lines',
  summary: 'Every quantile is a power of the size',
  fewestSizes: 2,
  learn: (ladder) => {
    if (!isPositive(ladder)) return NOT_POSITIVE
    const [smaller, larger] = lastStep(ladder)
    const [from, to] = [pooledValues(smaller.samples).map(Math.log), pooledValues(larger.samples).map(Math.log)]
    const step = Math.log(larger.size / smaller.size)
    const slopes = smoothSlopes(smaller.size, (p) => (quantileOf(to, p) - quantileOf(from, p)) / step)
    return {
      at: (size) => {
        requireSize(size)
        const shares = shareKnots(Math.max(size, larger.size))
        const time = Math.log(size / larger.size)
        const values = shares.map((p) => Math.exp(quantileOf(to, p) + time * seriesAt(slopes, p)))
        return { shares, values: values.sort() }
      },
    }
  },
})
