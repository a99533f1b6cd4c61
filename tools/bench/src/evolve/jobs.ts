import type { Carried, Curve, FreeLevyParameters, Registry } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve } from '@freecurve/curves'
import { edgesOf, logDeterminantOf, massOf, pseudoLogDeterminantOf } from '@freecurve/law'
import { type Meixner, meixnerMixture } from './meixner-mixture.ts'

/** The compound free Poisson example at size n0: an atom and one bulk there, the atom and two bulks at ratio 8. */
export const EXAMPLE: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }

/** Two free Meixner laws whose mixture has two bulks apart; a zero of m between them, so that it exists at no ratio above 1. */
const MIXED: readonly [Meixner, Meixner] = [
  { a: 0.1, b: 0.25, c: 0.6, shift: -3 },
  { a: -0.2, b: 0.5, c: 0.8, shift: 2 },
]

/** A job to time, and what it gives, for a note beside the time. */
export interface Job {
  readonly name: string
  readonly run: () => readonly Carried[]
}

/** What is asked of a law: edges, bulks with masses, log-determinant. */
const questionsTo = (carried: Carried): Carried => {
  const { law } = carried
  const answers = [...edgesOf(law), massOf(law), logDeterminantOf(law) ?? pseudoLogDeterminantOf(law)]
  if (answers.length === 0) throw new Error('a law without answers')
  return carried
}

/** 200 ratios from 1 to 32, evenly in their logarithm. */
const SWEEP = Array.from({ length: 200 }, (_, k) => 32 ** (k / 199))

/** The jobs of `bench evolve`. */
export function evolveJobs(registry: Registry): readonly Job[] {
  const free = registry.get('flow', 'free')
  const exact = freeLevyCurve(EXAMPLE)
  const coefficients = exact.polynomial().coefficients
  const mixture = meixnerMixture(...MIXED)
  const at = (curve: () => Curve, ratios: readonly number[]) => () => {
    const made = curve()
    return ratios.map((ratio) => questionsTo(free.carry(made, ratio)))
  }
  return [
    { name: 'one law at 8, from parameters', run: at(() => freeLevyCurve(EXAMPLE), [8]) },
    { name: 'one law at 8, from coefficients', run: at(() => algebraicCurve(coefficients), [8]) },
    { name: '200 ratios from 1 to 32, from parameters', run: at(() => freeLevyCurve(EXAMPLE), SWEEP) },
    { name: '200 ratios from 1 to 32, from coefficients', run: at(() => algebraicCurve(coefficients), SWEEP) },
    { name: 'degrees (8, 4), at 1', run: at(() => algebraicCurve(mixture), [1]) },
    { name: 'degrees (8, 4), at 0.8', run: at(() => algebraicCurve(mixture), [0.8]) },
  ]
}
