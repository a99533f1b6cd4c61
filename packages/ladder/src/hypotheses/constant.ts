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
  applies: () => null,
  predict: ({ spectra }, size) => {
    requireSize(size)
    const larger = spectra[spectra.length - 1]!
    const shares = shareKnots(Math.max(size, larger.size))
    return { shares, values: readQuantiles(pooledValues(larger.samples), shares) }
  },
})
