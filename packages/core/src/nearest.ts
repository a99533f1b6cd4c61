/** Those of some names that are most like a wanted one: fewest letters put in, left out or changed; at most `most` of them. */
export function nearest(wanted: string, names: readonly string[], most: number): readonly string[] {
  const ranked = [...new Set(names)].map((name) => ({ name, distance: editDistance(wanted, name) }))
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name)
}

/** Levenshtein's distance, by rows of the table; of the first 100 letters. */
function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 100), b.slice(0, 100)]
  let row = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)))
    row = next
  }
  return row[to.length]!
}
