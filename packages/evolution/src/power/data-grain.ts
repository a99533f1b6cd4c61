import type { Atom, Law } from '@freecurve/core'

/** A bulk with the mass of fewer eigenvalues than this is one eigenvalue, not yet smeared out. */
const GRAIN = 1.5

/** What is said of a law of so many bulks that it is the grain of the data, at ratios next to 1. */
export const onlyGrain = (bulks: number): Law => ({
  status: 'not-a-law',
  reasons: [`at this ratio the law is ${bulks} bulks, the grain of the data: go further from ratio 1, or fit a curve`],
  atoms: [],
  bulks: [],
})

/**
 * Close to ratio 1 a law still shows the single eigenvalues it was made of: true of their law, but no prediction.
 *
 * @param count eigenvalues that belong to no atom of the data
 * @param expected whether an atom of the law is one of the data's
 */
export function grainOf({ atoms, bulks }: Law, count: number, expected: (atom: Atom) => boolean): readonly string[] {
  const elsewhere = atoms.filter((atom) => !expected(atom))
  // A bulk stands for its share of what belongs to no atom.
  const share = [...elsewhere.map(({ weight }) => weight), ...bulks.map(({ mass }) => mass)].reduce((a, b) => a + b, 0)
  const single = bulks.filter(({ mass }) => mass * count < GRAIN * share).length + elsewhere.length
  return single === 0
    ? []
    : [
        `${single} bulks or atoms are single eigenvalues: at this ratio the data's grain still shows; go further from ratio 1, or fit a curve`,
      ]
}
