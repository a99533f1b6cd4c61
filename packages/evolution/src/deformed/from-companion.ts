import type { Atom, Bulk, Law } from '@freecurve/core'

/**
 * The law of a p×p Gram matrix from that of its N×N companion, ν = c ρ + (1 − c) δ_0: densities and masses over c, and at 0 an
 * atom of the given weight. Status and reasons are the companion's.
 */
export function fromCompanion({ status, reasons, bulks }: Law, aspectRatio: number, zeros: number): Law {
  const atoms: readonly Atom[] = zeros > 0 ? [{ x: 0, weight: zeros }] : []
  return { status, reasons, atoms, bulks: bulks.map((bulk) => perDimension(bulk, aspectRatio)) }
}

/** A bulk's share of p instead of N eigenvalues. */
function perDimension(bulk: Bulk, aspectRatio: number): Bulk {
  const panels = bulk.panels.map((panel) => ({
    ...panel,
    coefficients: panel.coefficients.map((coefficient) => coefficient / aspectRatio),
  }))
  return { ...bulk, mass: bulk.mass / aspectRatio, panels }
}
