import { defineScalingHypothesis, pooledValues } from '@freecurve/core'
import { lastStep } from '../last-step.ts'
import { momentsOf, zerosThatStay } from '../moments.ts'
import { readQuantiles } from '../read-quantiles.ts'
import { requireSize } from '../require-size.ts'
import { shareKnots } from '../share-knots.ts'

/** The standardised shape stays, the mean is affine in n (as degrees of a graph are) and the deviation a power of n. */
export const growingShapeScaling = defineScalingHypothesis({
  id: 'growing-shape',
  summary: 'The shape stays, the mean is affine in the size and the deviation a power of it, as for dense graphs',
  fewestSizes: 2,
  learn: (ladder) => {
    const [smaller, larger] = lastStep(ladder)
    const values = pooledValues(larger.samples)
    const unfit = zerosThatStay(values)
    if (unfit !== null) return unfit
    const [before, now] = [momentsOf(pooledValues(smaller.samples)), momentsOf(values)]
    const power = Math.log(now.variance / before.variance) / Math.log(larger.size / smaller.size) / 2
    return {
      at: (size) => {
        requireSize(size)
        const mean = now.mean + ((now.mean - before.mean) * (size - larger.size)) / (larger.size - smaller.size)
        const factor = (size / larger.size) ** power
        const shares = shareKnots(Math.max(size, larger.size))
        return { shares, values: readQuantiles(values, shares).map((x) => mean + factor * (x - now.mean)) }
      },
    }
  },
})
