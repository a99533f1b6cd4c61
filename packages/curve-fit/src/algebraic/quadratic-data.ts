import type { ObservedCounts } from '../counts/observed-counts.ts'
import { bulkHarmonics, type QuadraticLaw } from './quadratic-law.ts'

/** A point of the axis, in units in which the spectrum has mean 0 and deviation 1, and exactly as it is in the data's own. */
export interface Place {
  readonly at: number
  readonly own: number
}

/** What quadratic laws are held against, in units in which the spectrum has mean 0 and deviation 1. */
export interface QuadraticData {
  /** Ascending; weights are shares of all eigenvalues. */
  readonly atoms: readonly (Place & { readonly weight: number })[]
  /** Eigenvalues that belong to no atom, ascending; thinned where there are many. */
  readonly rest: Float64Array
  readonly zero: Place
  readonly one: Place
  /** n √r: what the harmonics' noise is divided by. */
  readonly strength: number
  /** r, the number of samples of size n. */
  readonly replicates: number
  /** Number of harmonics beside that of order 0. */
  readonly harmonics: number
}

/** Most harmonics that are compared: a quadratic law has four numbers, the others test it. Chosen. */
const HARMONICS = 64
/** Eigenvalues to one harmonic, at least: beyond, single eigenvalues are seen and no law. Chosen. */
const EIGENVALUES = 8

export function quadraticData(observed: ObservedCounts, size: number, replicates: number): QuadraticData {
  const { mean, deviation } = observed
  const toUnit = (x: number) => (x - mean) / deviation
  const place = (x: number): Place => ({ at: toUnit(x), own: x })
  return {
    atoms: observed.atoms.map(({ x, weight }) => ({ ...place(x), weight })),
    rest: observed.rest.map(toUnit),
    zero: place(0),
    one: place(1),
    strength: size * Math.sqrt(replicates),
    replicates,
    harmonics: Math.min(HARMONICS, Math.floor(observed.rest.length / EIGENVALUES)),
  }
}

/** Mean of Σ cos(kθ_i) − n ∫ cos(kθ) ρ for even k, of real symmetric matrices: a quarter from each edge (Johansson 1998; Bai, Silverstein 2004). */
const MEAN_SHIFT = 0.5

/**
 * Harmonics of the eigenvalues minus those of a law, k = 0 … harmonics, in units of their noise. For a one-cut spectrum of n eigenvalues
 * the sums Σ cos(kθ_i), x_i = h + 2s cos θ_i, fluctuate independently with variance k/2 about their mean (Johansson 1998), whatever n;
 * eigenvalues beyond an edge count as on it. The harmonic of order 0 is the bulk's mass, which the rank fixes to half an eigenvalue.
 */
export function harmonicResidual(law: QuadraticLaw, data: QuadraticData): Float64Array {
  const { rest, strength, replicates } = data
  const count = data.harmonics + 1
  const sums = new Float64Array(count)
  const scale = 1 / (2 * law.width)
  for (let i = 0; i < rest.length; i++) {
    const cosine = Math.max(-1, Math.min(1, (rest[i]! - law.center) * scale))
    const twice = 2 * cosine
    let before = 1
    let here = cosine
    for (let k = 1; k < count; k++) {
      sums[k]! += here
      const next = twice * here - before
      before = here
      here = next
    }
  }
  const mass = 1 - data.atoms.reduce((sum, { weight }) => sum + weight, 0)
  const out = new Float64Array(count)
  bulkHarmonics(law, out)
  out[0] = 2 * strength * (mass - out[0]!)
  for (let k = 1; k < count; k++) {
    const shift = k % 2 === 0 ? MEAN_SHIFT * Math.sqrt(replicates) : 0
    out[k] = (((sums[k]! * mass) / rest.length - out[k]!) * strength - shift) * Math.sqrt(2 / k)
  }
  return out
}
