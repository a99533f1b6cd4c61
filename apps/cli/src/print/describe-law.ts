import { count } from '@freecurve/core'
import type { LawReport } from '@freecurve/standard'
import { interval, short } from './numbers.ts'

/** Bulks of less mass than this are added up in print; the report lists each. */
const SLIGHT = 0.005

/** Number of bulks that are added up in print. */
export const slightBulks = ({ bulks }: LawReport): number => bulks.filter(({ mass }) => mass < SLIGHT).length

/** The bulks of a law, one line each, slight ones together. `n` adds numbers of eigenvalues. */
export function describeBulks({ bulks }: LawReport, n?: number): readonly string[] {
  const eigenvalues = (mass: number) => (n === undefined ? '' : ` (${count(Math.round(mass * n), 'eigenvalue')})`)
  const main = bulks.filter(({ mass }) => mass >= SLIGHT)
  const slight = bulks.filter(({ mass }) => mass < SLIGHT)
  const mass = slight.reduce((sum, bulk) => sum + bulk.mass, 0)
  const lines = main.map((bulk) => `bulk ${interval(bulk.support)}  mass ${short(bulk.mass)}${eigenvalues(bulk.mass)}`)
  if (slight.length === 0) return lines
  const outer = interval([slight[0]!.support[0], slight[slight.length - 1]!.support[1]])
  return [...lines, `${count(slight.length, 'slight bulk')} within ${outer}  mass ${short(mass)}${eigenvalues(mass)}`]
}

/** One row of the table of laws. */
export function lawRow(law: LawReport): readonly string[] {
  const ends = [...law.edges, ...law.atoms.map(({ x }) => x)]
  const support = ends.length === 0 ? 'none' : interval([Math.min(...ends), Math.max(...ends)])
  const atoms = law.atoms.map(({ x, weight }) => `${short(weight)} at ${short(x)}`).join(', ') || 'none'
  return [short(law.ratio), law.status, support, atoms, String(law.bulks.length), short(law.mass)]
}

/** Titles of {@link lawRow}. */
export const LAW_COLUMNS = ['ratio', 'status', 'support', 'atoms', 'bulks', 'mass'] as const
