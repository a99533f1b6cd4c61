import { editDistance } from './edit-distance.ts'

/** Those of some names that are most like a wanted one: fewest letters put in, left out or changed; at most `most` of them. */
export function nearest(wanted: string, names: readonly string[], most: number): readonly string[] {
  const ranked = [...new Set(names)].map((name) => ({ name, distance: editDistance(wanted, name) }))
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name)
}
