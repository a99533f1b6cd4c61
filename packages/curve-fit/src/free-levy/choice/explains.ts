import { type Candidate, chi2Of } from './candidates.ts'

/** χ² that a simpler model may cost: a true one costs about the degrees of freedom it does without, 3 to 6 for a jump. */
const PARSIMONY = 10

/** Whether a candidate explains the data as well as all others, up to what simplicity may cost. */
export const explains = (candidate: Candidate, candidates: readonly Candidate[]): boolean =>
  chi2Of(candidate) <= Math.min(...candidates.map(chi2Of)) + PARSIMONY

/** χ² + 2 · freedom (Akaike 1974): less is better. */
export const criterion = (candidate: Candidate): number => chi2Of(candidate) + 2 * candidate.freedom
