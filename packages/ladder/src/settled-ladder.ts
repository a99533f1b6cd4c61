import type { Ladder } from '@freecurve/core'
import { roundingOf } from '@freecurve/law'

/** The ladder with what a solver leaves of zeros, n ε max|λ|, made 0: one atom then, and no edge of rounding. */
export const settledLadder = ({ spectra }: Ladder): Ladder => ({
  spectra: spectra.map((spectrum) => ({ ...spectrum, samples: spectrum.samples.map(settled) })),
})

function settled(values: Float64Array): Float64Array {
  const rounding = roundingOf(values)
  return values.map((x) => (Math.abs(x) <= rounding ? 0 : x))
}
