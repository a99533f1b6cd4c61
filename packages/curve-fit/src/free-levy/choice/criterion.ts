import { type Candidate, chi2Of } from './candidates.ts'

/** χ² + 2 · freedom (Akaike 1974): less is better. */
export const criterion = (candidate: Candidate): number => chi2Of(candidate) + 2 * candidate.freedom
