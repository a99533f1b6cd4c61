import { defineScalingHypothesis, pooledValues } from '@freecurve/core'
import { readQuantiles } from '../read-quantiles.ts'
import { requireSize } from '../require-size.ts'
import { shareKnots } from '../share-knots.ts'

/** Nothing changes: every size has the quantiles of the largest one seen. */
export const constantScaling = defineScalingHypothesis({
  id: 'constant',
  summary: 'Nothing changes with size',
  fewestSizes: 1,
  still: true,
  learn: ({ spectra }) => {
    const larger = spectra[spectra.length - 1]!
    const values = pooledValues(larger.samples)
    return {
      at: (size) => {
        requireSize(size)
        const shares = shareKnots(Math.max(size, larger.size))
        return { shares, values: readQuantiles(values, shares) }
      },
    }
  },
})
