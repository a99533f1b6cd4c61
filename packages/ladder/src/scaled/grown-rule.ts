import type { FreeLevyParameters, QuantileCurve, Spectrum } from '@freecurve/core'
import { requireSize } from '../require-size.ts'
import { reachOf } from './reach-of.ts'
import type { ScaleLaw } from './scale-law.ts'
import { scaledQuantiles } from './scaled-quantiles.ts'

/**
 * What D^{1/2} R D^{1/2} is at other sizes than that of a spectrum: R of the measure (a, σ², r, t) there is that of (a, τσ², r/τ, τt) at ratio
 * τ, and the law of the scales D stays.
 */
export function grownRule({ size: n0, samples }: Pick<Spectrum, 'size' | 'samples'>) {
  const reach = reachOf(samples)
  return (parameters: FreeLevyParameters, scales: ScaleLaw) => ({
    at: (size: number): QuantileCurve => {
      requireSize(size)
      const ratio = size / n0
      return scaledQuantiles(grownBy(ratio, parameters), scales, reach * Math.max(1, ratio))
    },
  })
}

const grownBy = (ratio: number, { a, sigma2, rates, jumps }: FreeLevyParameters): FreeLevyParameters => ({
  a,
  sigma2: ratio * sigma2,
  rates: rates.map((r) => r / ratio),
  jumps: jumps.map((t) => ratio * t),
})
