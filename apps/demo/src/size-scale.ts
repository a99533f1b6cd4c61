/** The smallest and largest ratio n/n0 of the slider, and the one it starts from. */
export const RATIOS = { least: 0.25, most: 64, first: 2 } as const

/** Steps of the slider in a doubling of n. */
const STEPS = 16

/** The slider's range: its position is the binary logarithm of the ratio. */
export const POSITIONS = {
  min: Math.log2(RATIOS.least),
  max: Math.log2(RATIOS.most),
  step: 1 / STEPS,
} as const

/** The sizes that can be asked for; no size is below 1. */
export const sizesFor = (n0: number): { readonly least: number; readonly most: number } => ({
  least: Math.max(1, Math.ceil(RATIOS.least * n0)),
  most: RATIOS.most * n0,
})

/** The size at a position of the slider. */
export const sizeAt = (position: number, n0: number): number => {
  const { least, most } = sizesFor(n0)
  return Math.min(most, Math.max(least, Math.round(2 ** position * n0)))
}

/** The slider's position for a size, not rounded to its steps. */
export const positionOf = (n: number, n0: number): number => Math.log2(n / n0)

/** Where a ratio lies along the slider, from 0 to 1. */
export const shareAlong = (ratio: number): number =>
  (Math.log2(ratio) - POSITIONS.min) / (POSITIONS.max - POSITIONS.min)
