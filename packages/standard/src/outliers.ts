import type { Flow, Law, OptionValues, Spectrum } from '@freecurve/core'

/** How far off a bulk an eigenvalue must lie, in units of the bulk's width times n^(−2/3), the scale of its extreme eigenvalues. Chosen. */
const CLEAR = 2

/**
 * Single eigenvalues off every bulk and atom of the fitted law at n0, ascending: a finite number of directions that a law of shares cannot
 * hold. Of several samples those of the same rank are averaged, over the samples that show the median number of them.
 */
export function outliersOf(spectrum: Spectrum, law: Law): readonly number[] {
  const lists = spectrum.samples.map((values) => Array.from(values).filter((x) => isOff(law, spectrum.size, x)))
  const counts = lists.map(({ length }) => length).sort((a, b) => a - b)
  const usual = counts[Math.floor(counts.length / 2)]!
  const same = lists.filter(({ length }) => length === usual)
  return Array.from({ length: usual }, (_, k) => same.reduce((sum, list) => sum + list[k]!, 0) / same.length)
}

/** Where outliers are at a ratio; one that the law has swallowed there is none any more. */
export function outliersAt(
  flow: Flow,
  initial: Law,
  outliers: readonly number[],
  ratio: number,
  law: Law,
  options?: OptionValues,
): readonly number[] {
  const carry = flow.outlier
  if (carry === undefined) return []
  const inside = (x: number) => law.bulks.some(({ support: [a, b] }) => x >= a && x <= b)
  return outliers.map((x) => carry(initial, x, ratio, options)).filter((x) => Number.isFinite(x) && !inside(x))
}

function isOff(law: Law, n: number, x: number): boolean {
  const width = Math.max(...law.bulks.map(({ support: [a, b] }) => b - a))
  if (law.atoms.some((atom) => Math.abs(atom.x - x) <= 1e-9 * width)) return false
  return law.bulks.every(({ support: [a, b] }) => {
    const room = CLEAR * (b - a) * n ** (-2 / 3)
    return x < a - room || x > b + room
  })
}
