import type { Ladder } from '@freecurve/core'

/**
 * |log(n/n₁)|/log(m₁/m₂): how many steps like the last one of a ladder, m₂ to m₁, lie between the largest size n₁ and n.
 *
 * @param tested the ladder whose last step counts
 */
export function stepsTo(size: number, { spectra }: Ladder, tested: Ladder = { spectra }): number {
  const [before, last] = tested.spectra.slice(-2)
  return Math.abs(Math.log(size / spectra[spectra.length - 1]!.size)) / Math.log(last!.size / before!.size)
}
