/**
 * Weight of the atom at 0 of a p×p sample covariance matrix at aspect ratio c = p/N: max(H({0}), 1 − 1/c), the zeros of the
 * population or those that the rank N forces, whichever are more. Under the deformed flow c grows and the population stays, so this is
 * the rule by which the atom's weight changes with size; there is no atom elsewhere.
 *
 * @param populationZeros H({0}), the share of population eigenvalues that are 0
 */
export const gramAtomWeight = (populationZeros: number, aspectRatio: number): number =>
  Math.max(populationZeros, 1 - 1 / aspectRatio, 0)
