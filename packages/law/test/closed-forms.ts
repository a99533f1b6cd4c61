import type { Bulk, Law } from '@freecurve/core'
import { type DensityInside, resolveBulk } from '@freecurve/law'

/** A density with everything about it in closed form. */
export interface ClosedForm {
  readonly name: string
  readonly support: readonly [number, number]
  readonly density: DensityInside
  readonly cdf: (x: number) => number
  readonly mean: number
  readonly variance: number
}

const asin = (u: number): number => Math.asin(Math.min(1, Math.max(-1, u)))

/** The semicircle on [−2, 2]. */
export const semicircle: ClosedForm = {
  name: 'semicircle',
  support: [-2, 2],
  density: (_x, left, right) => Math.sqrt(left * right) / (2 * Math.PI),
  cdf: (x) => 0.5 + (x * Math.sqrt(4 - x * x)) / (4 * Math.PI) + asin(x / 2) / Math.PI,
  mean: 0,
  variance: 1,
}

/** Marchenko–Pastur of rate 1 and jump 1: hard edge x^{−1/2} at 0, the square of a semicircle variable. */
export const hardEdge: ClosedForm = {
  name: 'Marchenko–Pastur with a hard edge',
  support: [0, 4],
  density: (_x, left, right) => Math.sqrt(right / left) / (2 * Math.PI),
  cdf: (x) => 2 * semicircle.cdf(Math.sqrt(x)) - 1,
  mean: 1,
  variance: 1,
}

const arcsine: ClosedForm = {
  name: 'arcsine',
  support: [-1, 3],
  density: (_x, left, right) => 1 / (Math.PI * Math.sqrt(left * right)),
  cdf: (x) => 0.5 + asin((x - 1) / 2) / Math.PI,
  mean: 1,
  variance: 2,
}

const uniform: ClosedForm = {
  name: 'uniform',
  support: [5, 7],
  density: () => 0.5,
  cdf: (x) => (x - 5) / 2,
  mean: 6,
  variance: 1 / 3,
}

const decades = Math.log(1e10)
const tenDecades: ClosedForm = {
  name: 'the same mass in each of ten decades',
  support: [1e-10, 1],
  density: (_x, left) => 1 / (decades * (1e-10 + left)),
  cdf: (x) => Math.log(x / 1e-10) / decades,
  mean: (1 - 1e-10) / decades,
  variance: (1 - 1e-20) / (2 * decades) - ((1 - 1e-10) / decades) ** 2,
}

const width = 1e-4
const narrowMass = 2 * Math.atan(1 / width)
const narrowPeak: ClosedForm = {
  name: 'a peak of a ten-thousandth of the support',
  support: [-1, 1],
  density: (x) => width / (x * x + width * width) / narrowMass,
  cdf: (x) => 0.5 + Math.atan(x / width) / narrowMass,
  mean: 0,
  variance: (2 * width) / narrowMass - width * width,
}

export const closedForms: readonly ClosedForm[] = [semicircle, hardEdge, arcsine, uniform, tenDecades, narrowPeak]

/** Marchenko–Pastur of any rate and jump: edges t(1 ± √r)², mass min(1, r), the rest an atom at 0. */
export function marchenkoPastur(rate: number, jump: number): Law {
  const edge = (sign: number) => jump * (1 + sign * Math.sqrt(rate)) ** 2
  const density: DensityInside = (x, left, right) => Math.sqrt(left * right) / (2 * Math.PI * jump * x)
  const { bulk } = resolveBulk([edge(-1), edge(1)], density)
  return lawOf([bulk], rate < 1 ? [{ x: 0, weight: 1 - rate }] : [])
}

/** A law of bulks and atoms that are taken to be right. */
export const lawOf = (bulks: readonly Bulk[], atoms: Law['atoms'] = []): Law => ({
  status: 'certified',
  reasons: [],
  atoms,
  bulks,
})

/** The bulk of a closed form with its mass and place changed: x → shift + scale x. */
export function bulkOf({ support, density }: ClosedForm, mass = 1, shift = 0, scale = 1): Bulk {
  const [a, b] = support
  return resolveBulk([shift + scale * a, shift + scale * b], (x, left, right) => {
    return (mass / scale) * density((x - shift) / scale, left / scale, right / scale)
  }).bulk
}
