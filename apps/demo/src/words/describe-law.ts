import type { LawAtSize } from '../protocol.ts'
import { counted, interval, short } from './numbers.ts'

const STATUS = {
  certified: 'certified',
  unverified: 'not certified: unverified',
  empirical: 'not certified: extrapolated from several sizes',
  'not-a-law': 'not certified: not a law',
  'beyond-horizon': 'no law exists',
} as const

/** Bulks and edges that are listed; of more, the number is told. */
const MOST = 8

/** A bulk with a smaller share than this of the mass of all bulks is slight; slight ones are added up. */
const SLIGHT = 0.01

/** One row of the table of laws: a title and a text for each law. */
export type LawRow = readonly [title: string, ...cells: string[]]

/** Laws side by side, one property a row. */
export const lawRows = (laws: readonly LawAtSize[]): readonly LawRow[] =>
  PROPERTIES.map(([title, read]) => [title, ...laws.map(read)])

const PROPERTIES: readonly (readonly [title: string, read: (law: LawAtSize) => string])[] = [
  ['n', ({ n }) => String(n)],
  ['ratio', ({ ratio }) => short(ratio)],
  ['status', ({ status }) => STATUS[status]],
  ['support', supportOf],
  ['atoms', ({ atoms }) => listed(atoms.map(({ x, weight }) => `${short(weight)} at ${short(x)}`))],
  ['bulks', ({ bulks }) => String(bulks.length)],
  ['mass', ({ mass }) => short(mass)],
  ['edges', ({ edges }) => listed(edges.map(short))],
  ['mass of each bulk', massesOf],
]

function supportOf({ edges, atoms }: LawAtSize): string {
  const points = [...edges, ...atoms.map(({ x }) => x)]
  return points.length === 0 ? 'none' : interval([Math.min(...points), Math.max(...points)])
}

function massesOf({ bulks, n }: LawAtSize): string {
  const sum = (masses: LawAtSize['bulks']): number => masses.reduce((total, { mass }) => total + mass, 0)
  const least = SLIGHT * sum(bulks)
  const slight = bulks.filter(({ mass }) => mass < least)
  const main = bulks.filter(({ mass }) => mass >= least)
  const told = listed(main.map(({ mass }) => `${short(mass)} (${counted(Math.round(mass * n), 'value')})`))
  return slight.length === 0 ? told : `${told} and ${counted(slight.length, 'slight bulk')} with ${short(sum(slight))}`
}

function listed(texts: readonly string[]): string {
  if (texts.length === 0) return 'none'
  const more = texts.length - MOST
  return texts.slice(0, MOST).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** What must be said of a law that is not certified, plainly; null for a certified one. */
export function lawWarning({
  n,
  status,
  reasons,
}: LawAtSize): { readonly verdict: string; readonly reasons: readonly string[] } | null {
  switch (status) {
    case 'certified':
      return null
    case 'unverified':
      return {
        verdict: `The law at n = ${n} is not certified: nothing contradicts it, but a test could not be run.`,
        reasons,
      }
    case 'empirical':
      return {
        verdict: `The law at n = ${n} is not certified: it is extrapolated from several sizes, and no law of a flow.`,
        reasons,
      }
    case 'not-a-law':
      return {
        verdict: `There is no trustworthy law at n = ${n}: a test failed. The numbers are what was found, not a law.`,
        reasons,
      }
    case 'beyond-horizon':
      return { verdict: `No law exists at n = ${n}.`, reasons }
  }
}

/** A law in one line, for those who listen. */
export const lawLine = ({ n, status, bulks, atoms }: LawAtSize): string =>
  `n = ${n}: ${STATUS[status]}, ${counted(bulks.length, 'bulk')}, ${counted(atoms.length, 'atom')}.`
