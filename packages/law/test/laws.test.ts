import type { Law } from '@freecurve/core'
import * as right from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { type KnownLaw, knownLaws } from './known-laws.ts'
import { lawLaws, type Reading } from './law-laws.ts'

describe.each(knownLaws.map((subject) => [subject.id, subject] as const))('%s', (_id, subject) => {
  for (const law of lawLaws(subject)) it(law.name, () => law.check())
})

// Every law read or made wrong in one place, and what finds it. A law that no mutant breaks tests nothing.

const lawThen = (change: (law: Law) => Law) => (subject: KnownLaw) => ({ ...subject, law: change(subject.law) })
const heavier = (law: Law): Law => ({
  ...law,
  bulks: law.bulks.map((bulk) => ({ ...bulk, mass: 1.000001 * bulk.mass })),
})
const without = (law: Law): Law => ({ ...law, atoms: [] })
const same = (subject: KnownLaw): KnownLaw => subject
const distancesThen = (change: (d: right.Distances, a: Law, b: Law) => Partial<right.Distances>): Partial<Reading> => ({
  distancesBetweenLaws: (a, b) => {
    const distances = right.distancesBetweenLaws(a, b)
    return { ...distances, ...change(distances, a, b) }
  },
})

type Mutant = readonly [
  what: string,
  law: string,
  id: string,
  make: (subject: KnownLaw) => KnownLaw,
  reading: Partial<Reading>,
]

const mutants: readonly Mutant[] = [
  ['is heavier by a millionth', 'its mass is one', 'semicircle', lawThen(heavier), {}],
  ['has lost its atom', 'its mass is one', 'Marchenko–Pastur with an atom', lawThen(without), {}],
  [
    'has a CDF that ripples by a thousandth',
    'its CDF rises',
    'arcsine',
    same,
    { cdfAt: (law, x) => right.cdfAt(law, x) - (x > 0 && x < 2 ? 1e-3 * Math.sin(1000 * x) ** 2 : 0) },
  ],
  [
    'has mass outside its support',
    'its CDF rises',
    'ten decades',
    same,
    { cdfAt: (law, x) => Math.max(right.cdfAt(law, x), x === Infinity ? 1 + 1e-12 : 0) },
  ],
  [
    'has a CDF without the atom at its place',
    'its quantiles invert',
    'Marchenko–Pastur with an atom',
    same,
    { cdfAt: (law, x) => right.cdfAt({ ...law, atoms: law.atoms.filter((atom) => atom.x < x) }, x) },
  ],
  [
    'ends before its edge',
    'its quantiles invert',
    'Marchenko–Pastur',
    same,
    { quantileAt: (law, p) => right.quantileAt(law, Math.min(p, 1 - 1e-15)) },
  ],
  [
    'has quantiles in its gap',
    'its quantiles invert',
    'two bulks',
    same,
    { quantileAt: (law, p) => right.quantileAt(law, p) + (p > 0 && p < 0.25 ? 1e-6 : 0) },
  ],
  [
    'has moments of |x|',
    'its moments are',
    'two bulks',
    same,
    { momentOf: (law, k) => right.integralOf(law, (x) => Math.abs(x) ** k) },
  ],
  [
    'has another law’s density',
    'its moments are',
    'Marchenko–Pastur with a hard edge',
    (subject) => ({ ...subject, law: knownLaws.find(({ id }) => id === 'an edge x^{−2/3}')!.law }),
    {},
  ],
  [
    'is a billionth from itself',
    'distances to',
    'an edge x^{−2/3}',
    same,
    distancesThen(({ w1 }) => ({ w1: w1 + 1e-9 })),
  ],
  [
    'measures in deviations of the second law',
    'distances to',
    'ten decades',
    same,
    distancesThen(({ w1PerDeviation }) => ({ w1: w1PerDeviation! })),
  ],
  [
    'measures squares, and a detour is shorter',
    'distances to',
    'two bulks',
    same,
    distancesThen(({ w1 }) => ({ w1: w1 ** 2 })),
  ],
  [
    'takes atoms for nothing in total variation',
    'distances to',
    'Marchenko–Pastur with an atom',
    same,
    distancesThen(({ tv }, a, b) => ({
      tv: a === b ? 0 : tv! - a.atoms.reduce((sum, { weight }) => sum + weight, 0) / 2,
    })),
  ],
  ['has half of W1', 'distances to', 'arcsine', same, distancesThen(({ w1 }) => ({ w1: w1 / 2 }))],
  [
    'rounds its moments',
    'it scales exactly',
    'Marchenko–Pastur',
    same,
    { momentOf: (law, k) => Math.round(1e14 * right.momentOf(law, k)) / 1e14 },
  ],
  [
    'takes a length for a tolerance',
    'it scales exactly',
    'semicircle',
    same,
    distancesThen(({ w1 }) => ({ w1: w1 < 1e-12 ? 0 : w1 })),
  ],
  [
    'has descending eigenvalues',
    'its eigenvalues ascend',
    'arcsine',
    same,
    { eigenvaluesOf: (law, n) => right.eigenvaluesOf(law, n).reverse() },
  ],
  [
    'has eigenvalues of its bulk only',
    'its eigenvalues ascend',
    'Marchenko–Pastur with an atom',
    same,
    { eigenvaluesOf: (law, n) => right.eigenvaluesOf(without(law), n) },
  ],
  [
    'has the k/n quantiles for eigenvalues',
    'its eigenvalues are half a step',
    'an edge x^{−2/3}',
    same,
    {
      eigenvaluesOf: (law, n) =>
        right.quantilesAt(
          law,
          Array.from({ length: n }, (_, k) => (k + 1) / n),
        ),
    },
  ],
  [
    'compares n quantiles for W1',
    'its eigenvalues are half a step',
    'semicircle',
    same,
    {
      distancesToSpectrum: (law, values) => ({
        ...right.distancesToSpectrum(law, values),
        w1: right.distancesBetween(right.eigenvaluesOf(law, values.length), values).w1,
      }),
    },
  ],
]

describe.each(mutants)('a law that %s', (_what, name, id, make, reading) => {
  it(`breaks "${name}…", which the right one keeps`, () => {
    const subject = knownLaws.find((known) => known.id === id)!
    const found = (known: KnownLaw, read?: Reading) => lawLaws(known, read).find((law) => law.name.startsWith(name))!
    expect(() => found(make(subject), { ...right, ...reading }).check()).toThrow()
    expect(() => found(subject).check()).not.toThrow()
  })
})

it('every law and every subject has a mutant', () => {
  for (const { name } of lawLaws(knownLaws[0]!)) expect(mutants.some(([, law]) => name.startsWith(law))).toBe(true)
  expect(new Set(mutants.map(([, , id]) => id))).toEqual(new Set(knownLaws.map(({ id }) => id)))
})
