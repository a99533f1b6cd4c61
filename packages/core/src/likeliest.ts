import { editDistance } from './edit-distance.ts'
import { nearest } from './nearest.ts'

/** Letters that a slip of the pen changes at most, and the share of the longer name that must be as it was: those of git and commander. */
const [LETTERS, ALIKE] = [3, 0.4]

/** The one of some names that a misspelt one was most likely meant to be; undefined where none is like it. */
export function likeliest(wanted: string, names: readonly string[]): string | undefined {
  const [name] = nearest(wanted, names, 1)
  if (name === undefined) return undefined
  const distance = editDistance(wanted, name)
  const longer = Math.max(wanted.length, name.length)
  return distance <= LETTERS && longer - distance > ALIKE * longer ? name : undefined
}
