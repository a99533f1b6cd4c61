import type { SizeReport } from '@freecurve/standard'
import { interval, short } from './numbers.ts'

/** The 90 % bands of a law in a few lines; nothing where there are none. */
export function describeBands({ bands, atoms, logdet, pseudoLogdet }: SizeReport): readonly string[] {
  if (bands === null) return []
  const { ks, support, edges, masses, level } = bands
  const percent = `${Math.round(100 * level)} % band`
  const logDeterminant = bands.logdet ?? bands.pseudoLogdet
  const value = logdet ?? pseudoLogdet
  return [
    `${percent}: CDF ±${short(ks)} everywhere at once${bands.atoms === null || atoms.length === 0 ? '' : ', atoms in their places'}; support from ${interval(support[0])} to ${interval(support[1])}`,
    ...(edges === null || edges.length <= 2 ? [] : [`${percent} of the edges: ${edges.map(interval).join(' ')}`]),
    ...(masses === null || masses.length < 2 ? [] : [`${percent} of the masses: ${masses.map(interval).join(' ')}`]),
    ...(bands.atoms === null
      ? []
      : atoms.map(
          ({ x }, k) =>
            `${percent} of the atom at ${short(x)}: weight ${interval(bands.atoms![k]!)}${placeOf(bands.atomPlaces?.[k])}`,
        )),
    ...(logDeterminant === null || value === null
      ? []
      : [
          `log-determinant ${logdet === null ? 'of the nonzero eigenvalues, ' : ''}per dimension ${short(value)}, ${percent} ${interval(logDeterminant)}`,
        ]),
  ]
}

/** Nothing where the place is sure. */
const placeOf = (place: readonly [number, number] | undefined): string =>
  place === undefined || place[0] === place[1] ? '' : `, place ${interval(place)}`
