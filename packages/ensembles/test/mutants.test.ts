import type { Ensemble, EnsembleFacts, OptionValues } from '@freecurve/core'
import { ensembleLaws } from '@freecurve/core/testing'
import { algebraicCurve } from '@freecurve/curves'
import { freeFlow } from '@freecurve/evolution'
import * as read from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import {
  chiralBlock,
  compoundFreePoisson,
  deformedMarchenkoPastur,
  deformedWigner,
  freeLevy,
  freeMeixner,
  fussCatalan,
  kestenMckay,
  marchenkoPastur,
  semicircle,
  wachter,
} from '../src/index.ts'
import { ensembles } from './every-ensemble.ts'

// Every ensemble, wrong in one place, and the law that finds it. A law that no mutant breaks tests nothing.

const factsThen = (ensemble: Ensemble, change: (facts: EnsembleFacts) => Partial<EnsembleFacts>): Ensemble => ({
  ...ensemble,
  facts: (options) => ({ ...ensemble.facts(options), ...change(ensemble.facts(options)) }),
})

const evolveThen = (ensemble: Ensemble, change: (evolved: OptionValues, ratio: number) => OptionValues): Ensemble => ({
  ...ensemble,
  evolve: (ratio, options) => {
    const evolved = ensemble.evolve!(ratio, options)
    return evolved && { ...evolved, ...change(evolved, ratio) }
  },
})

const sampleThen = (ensemble: Ensemble, change: (x: number) => number): Ensemble => ({
  ...ensemble,
  sample: (size, seed, options) => ensemble.sample(size, seed, options).map(change),
})

/** The coefficient of z^i m^j times a factor. */
const curveThen = (ensemble: Ensemble, i: number, j: number, factor: number): Ensemble => ({
  ...ensemble,
  curve: (options) => {
    const { coefficients } = ensemble.curve(options).polynomial()
    return algebraicCurve(coefficients.map((row, k) => row.map((c, l) => (k === i && l === j ? factor * c : c))))
  },
})

const reproducible = 'the same seed gives the same values, another seed others'
const whole = 'samples are ascending and whole'
const followed = 'samples follow the curve'
const spread = 'samples have the mean and variance of the facts'
const known = 'the facts are those of the curve'
const evolved = 'evolved options are the law carried there'
const rescaled = 'rescaled options are the law rescaled'
const strict = 'unknown options are refused'
const bounded = 'a ratio that is no positive number is refused'

const mutants: readonly (readonly [what: string, law: string, mutant: Ensemble])[] = [
  ['evolves by τ in place of √τ', evolved, evolveThen(semicircle, (_, ratio) => ({ sigma: ratio }))],
  ['is rescaled by f²', rescaled, { ...semicircle, rescale: (factor) => ({ sigma: factor ** 2 }) }],
  ['takes any ratio', bounded, { ...semicircle, evolve: (ratio) => ({ sigma: Math.sqrt(Math.abs(ratio)) || 1 }) }],
  ['has a wrong coefficient', known, curveThen(marchenkoPastur, 1, 2, 1.0001)],
  ['has samples 1.1 times as large', followed, sampleThen(marchenkoPastur, (x) => 1.1 * x)],
  ['ignores options', strict, { ...marchenkoPastur, facts: () => marchenkoPastur.facts() }],
  ['keeps its rates', evolved, evolveThen(compoundFreePoisson, () => ({ rates: '0.6,0.2' }))],
  [
    'has samples in descending order',
    whole,
    { ...compoundFreePoisson, sample: (n, seed) => compoundFreePoisson.sample(n, seed).reverse() },
  ],
  [
    'has an edge off by a millionth',
    known,
    factsThen(freeLevy, ({ edges }) => ({ edges: edges.map((x) => x + 1e-6) })),
  ],
  ['forgets the drift', evolved, evolveThen(freeLevy, () => ({ a: 0.1 }))],
  [
    'mixes up the ranks of projection and kernel',
    known,
    { ...wachter, curve: (options) => wachter.curve({ ...options, rank: 0.6 }) },
  ],
  [
    'has a law beyond its horizon',
    evolved,
    { ...wachter, evolve: (ratio, options) => wachter.evolve!(ratio, options) ?? { ...options, corner: 1 } },
  ],
  ['keeps the step', evolved, evolveThen(kestenMckay, () => ({ step: 1 }))],
  [
    'ends too soon',
    evolved,
    { ...kestenMckay, evolve: (ratio, options) => (ratio < 3 ? kestenMckay.evolve!(ratio, options) : null) },
  ],
  ['has no atoms', known, factsThen(kestenMckay, () => ({ atoms: [] }))],
  [
    'has c for bc as its variance',
    known,
    factsThen(freeMeixner, ({ moments: [a, , c, d] }) => ({ moments: [a, 0.6, c, d] })),
  ],
  [
    'is mirrored',
    followed,
    {
      ...freeMeixner,
      sample: (n, seed, options) => freeMeixner.sample(n, seed, { a: -1.5, b: 1, c: 0.8, ...options }),
    },
  ],
  ['evolves c only', evolved, evolveThen(freeMeixner, () => ({ a: 0.1, b: 4 }))],
  [
    'takes σ for σ²',
    known,
    { ...deformedWigner, curve: (options) => deformedWigner.curve({ ...options, sigma: 0.25 }) },
  ],
  [
    'has noise √2 times too large',
    spread,
    { ...deformedWigner, sample: (n, seed) => deformedWigner.sample(n, seed, { sigma: Math.SQRT1_2 }) },
  ],
  [
    'is rescaled without its noise',
    rescaled,
    { ...deformedWigner, rescale: (factor, options) => ({ ...deformedWigner.rescale!(factor, options), sigma: 0.5 }) },
  ],
  [
    'forgets the atom of the population',
    known,
    factsThen(deformedMarchenkoPastur, ({ atoms }) => ({ atoms: atoms.filter(({ weight }) => weight > 0.3) })),
  ],
  [
    'has the dual matrix’s eigenvalues',
    followed,
    { ...deformedMarchenkoPastur, sample: (n, seed) => deformedMarchenkoPastur.sample(n, seed, { ratio: 10 }) },
  ],
  ['has square factors at every ratio', followed, { ...fussCatalan, sample: (n, seed) => fussCatalan.sample(n, seed) }],
  [
    'has cumulants 1, 2, 5, 15',
    known,
    factsThen(fussCatalan, ({ moments: [a, b, c, d] }) => ({ moments: [a, b, c, d + 1] })),
  ],
  ['evolves by √τ', evolved, evolveThen(fussCatalan, (_, ratio) => ({ ratio: Math.sqrt(ratio) }))],
  ['ignores the seed', reproducible, { ...chiralBlock, sample: (n, _, options) => chiralBlock.sample(n, 1, options) }],
  [
    'has its blocks the other way round',
    known,
    { ...chiralBlock, curve: (options) => chiralBlock.curve({ ...options, ratio: 2 }) },
  ],
]

describe.each(mutants)('an ensemble that %s', (_what, name, mutant) => {
  it(`breaks the law "${name}", which the right one keeps`, () => {
    const lawOf = (ensemble: Ensemble) => ensembleLaws(ensemble, freeFlow, read).find((law) => law.name === name)!
    const right = ensembles.find(({ id }) => id === mutant.id)!
    expect(() => lawOf(mutant).check()).toThrow()
    expect(() => lawOf(right).check()).not.toThrow()
  })
})

it('every law and every ensemble has a mutant', () => {
  const laws = ensembleLaws(semicircle, freeFlow, read).map(({ name }) => name)
  expect(new Set(mutants.map(([, name]) => name))).toEqual(new Set(laws))
  expect(new Set(mutants.map(([, , { id }]) => id))).toEqual(new Set(ensembles.map(({ id }) => id)))
})
