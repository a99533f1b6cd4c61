import type { Flow, Law, OptionValues, Spectrum } from '@freecurve/core'

/** How far off a bulk an eigenvalue must lie, in units of the bulk's width times n^(−2/3), the scale of its extreme eigenvalues. Chosen. */
const CLEAR = 2

/**
 * Single eigenvalues off every bulk and atom of the fitted law at n0, ascending: a finite number of directions that a law of shares cannot
 * hold. Of several samples those of the same rank in the same gap are averaged, over the samples that show the median number of them there.
 */
export function outliersOf(spectrum: Spectrum, law: Law): readonly number[] {
  const ends = [...law.bulks.map(({ support }) => support[1]), ...law.atoms.map(({ x }) => x)].sort((a, b) => a - b)
  const lists = spectrum.samples.map((values) => Array.from(values).filter((x) => isOff(law, spectrum.size, x)))
  // A mean of places on both sides of a bulk would be none.
  return [-Infinity, ...ends].flatMap((from, k) =>
    meansByRank(lists.map((list) => list.filter((x) => x > from && x <= (ends[k] ?? Infinity)))),
  )
}

function meansByRank(lists: readonly (readonly number[])[]): readonly number[] {
  const counts = lists.map(({ length }) => length).sort((a, b) => a - b)
  const usual = counts[Math.floor(counts.length / 2)]!
  const same = lists.filter(({ length }) => length === usual)
  return Array.from({ length: usual }, (_, k) => same.reduce((sum, list) => sum + list[k]!, 0) / same.length)
}

/** Where outliers are at a ratio; those that a bulk has swallowed on the way are left out. Throws what the flow throws. */
export function outliersAt(
  flow: Flow,
  initial: Law,
  outliers: readonly number[],
  ratio: number,
  law: Law,
  options?: OptionValues,
): readonly number[] {
  const inside = (x: number) => law.bulks.some(({ support: [a, b] }) => x >= a && x <= b)
  return outliers.flatMap((x) => {
    const place = flow.outlier?.(initial, x, ratio, options) ?? null
    return place === null || !Number.isFinite(place) || inside(place) ? [] : [place]
  })
}

function isOff(law: Law, n: number, x: number): boolean {
  const width = Math.max(...law.bulks.map(({ support: [a, b] }) => b - a))
  if (law.atoms.some((atom) => Math.abs(atom.x - x) <= 1e-9 * width)) return false
  return law.bulks.every(({ support: [a, b] }) => {
    const room = CLEAR * (b - a) * n ** (-2 / 3)
    return x < a - room || x > b + room
  })
}
