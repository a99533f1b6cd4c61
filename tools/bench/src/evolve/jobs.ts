import { type Curve, createSpectrum, type FreeLevyParameters, type Law, type Registry } from '@freecurve/core'
import { algebraicCurve, freeLevyCurve, populationCurve } from '@freecurve/curves'
import { edgesOf, eigenvaluesOf, logDeterminantOf, massOf, pseudoLogDeterminantOf } from '@freecurve/law'
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
  readonly run: () => readonly Law[]
}

/** What is asked of a law: edges, bulks with masses, log-determinant. */
const questionsTo = ({ law }: { readonly law: Law }): Law => {
  const answers = [...edgesOf(law), massOf(law), logDeterminantOf(law) ?? pseudoLogDeterminantOf(law)]
  if (answers.length === 0) throw new Error('a law without answers')
  return law
}

/** 200 ratios from 1 to 32, evenly in their logarithm. */
const SWEEP = Array.from({ length: 200 }, (_, k) => 32 ** (k / 199))

/** A population with two bulks that merge at ratio 3.1. */
const POPULATION = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.1 }

/** The jobs of `bench evolve`. */
export function evolveJobs(registry: Registry): readonly Job[] {
  const free = registry.get('flow', 'free')
  const exact = freeLevyCurve(EXAMPLE)
  const coefficients = exact.polynomial().coefficients
  const happenings = (curve: Curve): readonly Law[] => {
    if (free.events(curve, 1, 32) === null || free.horizon(curve) === null) throw new Error('events not found')
    return []
  }
  const deformed = registry.get('flow', 'deformed')
  const subordination = registry.get('curve-free', 'subordination')
  const c0 = { aspectRatio: POPULATION.aspectRatio }
  const population = populationCurve(POPULATION)
  const gram = algebraicCurve(population.polynomial().coefficients)
  const raw = createSpectrum([eigenvaluesOf(deformed.carry(population, 1).law, 1000)])
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
    { name: 'events to 32 and horizon, from coefficients', run: () => happenings(algebraicCurve(coefficients)) },
    { name: 'deformed flow to 8, from coefficients', run: () => [questionsTo(deformed.carry(gram, 8, c0))] },
    {
      name: 'deformed flow to 8, from 1000 raw eigenvalues',
      run: () => [questionsTo(subordination.carry(raw, 8, c0).carried!)],
    },
    { name: 'degrees (8, 4), at 1', run: at(() => algebraicCurve(mixture), [1]) },
    { name: 'degrees (8, 4), at 0.8', run: at(() => algebraicCurve(mixture), [0.8]) },
  ]
}
