import type { Law } from '@freecurve/core'

/** What lies below 0 by less than this share of the law's size is 0 with rounding. */
const ROUNDING = 1e-14

/**
 * A law without what only rounding puts below 0: edges and atoms at −1e-14 … 0 times the law's size (its largest |x|) lie at 0.
 * A law that is nonnegative up to rounding becomes one; any other keeps what is negative, and places above 0 are never moved.
 */
export function settleAtZero(law: Law): Law {
  const places = [...law.bulks.flatMap(({ support }) => support), ...law.atoms.map(({ x }) => x)]
  const least = -ROUNDING * places.reduce((size, x) => Math.max(size, Math.abs(x)), 0)
  const settle = (x: number) => (x < 0 && x >= least ? 0 : x)
  if (!places.some((x) => settle(x) !== x)) return law
  return {
    ...law,
    atoms: law.atoms.map(({ x, weight }) => ({ x: settle(x), weight })),
    bulks: law.bulks.map((bulk) => ({ ...bulk, support: [settle(bulk.support[0]), settle(bulk.support[1])] as const })),
  }
}
