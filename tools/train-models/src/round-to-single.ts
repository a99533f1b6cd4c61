import type { Weights } from '@freecurve/networks'

/** The weights that a float32 file holds. */
export const roundToSingle = ({ parameters, statistics }: Weights): Weights => ({
  parameters: parameters.map(Math.fround),
  statistics: statistics.map(Math.fround),
})
