import { defineScalingHypothesis, pooledValues } from '@freecurve/core'
import { lastStep } from '../last-step.ts'
import { type Moments, momentsOf, zerosThatStay } from '../moments.ts'
import { readQuantiles } from '../read-quantiles.ts'
import { requireSize } from '../require-size.ts'
import { shareKnots } from '../share-knots.ts'

/** Beyond so many deviations a drift of the mean is no chance. Chosen. */
const CHANCE = 5

/**
 * The standardised shape stays; mean and variance follow the two facts that hold for random principal submatrices of every matrix:
 * tr A/n is the same at every size on average, and tr A²/n = (diagonal part) + (n − 1)/(N − 1) (off-diagonal part) is affine in n.
 */
export const principalShapeScaling = defineScalingHypothesis({
  id: 'principal-shape',
  summary: 'The shape stays, the mean too, and the variance is affine in the size',
  fewestSizes: 2,
  learn: (ladder) => {
    const [smaller, larger] = lastStep(ladder)
    const values = pooledValues(larger.samples)
    const [before, now] = [momentsOf(pooledValues(smaller.samples)), momentsOf(values)]
    const unfit = zerosThatStay(values) ?? driftOfMean(before, now, smaller.size) ?? fallOfVariance(before, now)
    if (unfit !== null) return unfit
    const slope = (now.variance - before.variance) / (larger.size - smaller.size)
    return {
      at: (size) => {
        requireSize(size)
        // Below the sizes seen the line would reach 0 before size 0 does where sampling bends it; the diagonal's part cannot be negative.
        const variance = Math.max(
          now.variance + slope * (size - larger.size),
          now.variance * Math.min(1, size / larger.size),
        )
        const factor = Math.sqrt(variance / now.variance)
        const shares = shareKnots(Math.max(size, larger.size))
        return { shares, values: readQuantiles(values, shares).map((x) => now.mean + factor * (x - now.mean)) }
      },
    }
  },
})

/**
 * Why these are no principal submatrices of one matrix. The mean of a random one is that of n of the diagonal entries, whose spread is at
 * most that of the eigenvalues (Schur, Horn).
 */
function driftOfMean(before: Moments, now: Moments, size: number): string | null {
  const chance = Math.sqrt(Math.max(before.variance, now.variance) / size)
  return Math.abs(now.mean - before.mean) <= CHANCE * chance ? null : 'the mean changes, as it does for no submatrix'
}

const fallOfVariance = (before: Moments, now: Moments): string | null =>
  now.variance >= before.variance ? null : 'the variance falls, as it does on average for no submatrix'
