import type { Law } from '@freecurve/core'
import { type DensityInside, resolveBulk } from '@freecurve/law'
import { bulkOf, closedForms, hardEdge, lawOf, marchenkoPastur, semicircle } from './closed-forms.ts'

/** A law with its moments in closed form. */
export interface KnownLaw {
  readonly id: string
  readonly law: Law
  /** E x, E x², E x³, E x⁴. */
  readonly moments: readonly number[]
}

/** Free cumulants r tᵏ of Marchenko–Pastur as moments. */
function marchenkoPasturMoments(rate: number, jump: number): readonly number[] {
  const [a, b, c, d] = [1, 2, 3, 4].map((k) => rate * jump ** k) as [number, number, number, number]
  return [a, b + a * a, c + 3 * b * a + a ** 3, d + 4 * c * a + 2 * b * b + 6 * b * a * a + a ** 4]
}

/** Semicircles of half the usual radius, variance ¼, at −3 and 5, with shares ¼ and ¾. */
const twoBulks: KnownLaw = {
  id: 'two bulks',
  law: lawOf([bulkOf(semicircle, 0.25, -3, 0.5), bulkOf(semicircle, 0.75, 5, 0.5)]),
  moments: [
    (c: number) => c,
    (c: number) => c ** 2 + 1 / 4,
    (c: number) => c ** 3 + (3 * c) / 4,
    (c: number) => c ** 4 + (6 * c ** 2) / 4 + 2 / 16,
  ].map((of) => 0.25 * of(-3) + 0.75 * of(5)),
}

/** x^{−2/3} (1 − x)^{1/2} over B(1/3, 3/2): the edge of Fuss–Catalan. E xᵏ = Π (1/3 + j)/(11/6 + j). */
const steepDensity: DensityInside = (_x, left, right) => (left ** (-2 / 3) * Math.sqrt(right)) / 2.5239277895858176
const steep: KnownLaw = {
  id: 'an edge x^{−2/3}',
  law: lawOf([resolveBulk([0, 1], steepDensity).bulk]),
  moments: [1, 2, 3, 4].map((k) => [0, 1, 2, 3].slice(0, k).reduce((m, j) => (m * (1 / 3 + j)) / (11 / 6 + j), 1)),
}

const formOf = (name: string) => closedForms.find((form) => form.name.includes(name))!

export const knownLaws: readonly KnownLaw[] = [
  { id: 'semicircle', law: lawOf([bulkOf(semicircle)]), moments: [0, 1, 0, 2] },
  { id: 'Marchenko–Pastur', law: marchenkoPastur(2, 0.5), moments: marchenkoPasturMoments(2, 0.5) },
  { id: 'Marchenko–Pastur with a hard edge', law: lawOf([bulkOf(hardEdge)]), moments: [1, 2, 5, 14] },
  { id: 'Marchenko–Pastur with an atom', law: marchenkoPastur(0.3, 1), moments: marchenkoPasturMoments(0.3, 1) },
  { id: 'arcsine', law: lawOf([bulkOf(formOf('arcsine'))]), moments: [1, 3, 7, 19] },
  twoBulks,
  steep,
  {
    id: 'ten decades',
    law: lawOf([bulkOf(formOf('decades'))]),
    moments: [1, 2, 3, 4].map((k) => -Math.expm1(-k * Math.log(1e10)) / (k * Math.log(1e10))),
  },
]
