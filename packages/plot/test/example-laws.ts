import type { Atom, Bulk, Law } from '@freecurve/core'
import { resolveBulk } from '@freecurve/law'

/** A certified law of the given parts. */
export const lawOf = (bulks: readonly Bulk[], atoms: readonly Atom[] = []): Law => ({
  status: 'certified',
  reasons: [],
  atoms,
  bulks,
})

/** A half-ellipse ρ = 8 m/(π w²) √((x − a)(b − x)) of mass m on [a, b], w = b − a. */
export const ellipse = (a: number, b: number, mass = 1): Bulk =>
  resolveBulk([a, b], (_, left, right) => ((8 * mass) / (Math.PI * (b - a) ** 2)) * Math.sqrt(left * right)).bulk

/** Marchenko–Pastur of ratio 1, with its hard edge at 0: ρ = √((4 − x)/x)/(2π) on [0, 4]. */
export const hardEdge = (): Bulk =>
  resolveBulk([0, 4], (_, left, right) => Math.sqrt(right / left) / (2 * Math.PI)).bulk

/** ρ = c √((x − a)(b − x))/x² on [a, b]: about evenly spread over the decades between, of mass m. */
export const overDecades = (a: number, b: number, mass = 1): Bulk => {
  const { bulk } = resolveBulk([a, b], (x, left, right) => Math.sqrt(left * right) / x ** 2 / b)
  const factor = mass / bulk.mass
  const panels = bulk.panels.map((panel) => ({ ...panel, coefficients: panel.coefficients.map((c) => c * factor) }))
  return { support: bulk.support, mass, panels }
}
