/** χ² that a simpler model may cost: a true one costs about the degrees of freedom it does without, 3 to 6 for a jump. */
export const PARSIMONY = 10

/** The first of models in order of simplicity that explains the data as well as all others, up to what simplicity may cost; null for none. */
export function simplestOf<T>(models: readonly T[], chi2Of: (model: T) => number): T | null {
  const least = Math.min(...models.map(chi2Of))
  return models.find((model) => chi2Of(model) <= least + PARSIMONY) ?? null
}
