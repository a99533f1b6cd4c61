import type { Atom, Bulk, FreeLevyParameters, Law } from '@freecurve/core'
import {
  atomWeight,
  type BulkPoint,
  type BulkRange,
  bulkMass,
  bulkRanges,
  bulkSolver,
  logPotential,
  type ReciprocalMap,
  reciprocalMap,
  sheetRoot,
} from '@freecurve/curves'
import { edgesOf, integralOf, massOf, resolveBulk } from '@freecurve/law'

/** Largest disagreement between two ways to one number that rounding explains. */
const AGREEMENT = 1e-9

/** Parameters at ratio τ: (a, σ², r, t) → (a, τσ², r/τ, τt). */
export function evolvedFreeLevy({ a, sigma2, rates, jumps }: FreeLevyParameters, ratio: number): FreeLevyParameters {
  return { a, sigma2: sigma2 * ratio, rates: rates.map((r) => r / ratio), jumps: jumps.map((t) => t * ratio) }
}

/** A free Lévy curve at another ratio, with the law read off it. */
export interface CarriedFreeLevy {
  readonly parameters: FreeLevyParameters
  readonly law: Law
  /** m(z) as [Re m, Im m] for Im z ≠ 0, or null. */
  readonly stieltjes: (re: number, im: number) => readonly [number, number] | null
  /** U(z), from above on the real axis, or null. */
  readonly logPotential: (re: number, im: number) => BulkPoint | null
}

/**
 * The law of a free Lévy curve at ratio τ. Branch by rule: the only root in ℂ⁺. Every number is then checked by a second
 * way: bulk masses by the transport rule against the integral of the density, mean and variance against κ₁ and τ κ₂.
 */
export function carryFreeLevy(parameters: FreeLevyParameters, ratio: number): CarriedFreeLevy {
  const map = reciprocalMap(parameters, ratio)
  const reasons: string[] = []
  const bulks = bulkRanges(map).map((range) => buildBulk(map, range, reasons))
  const weight = atomWeight(map)
  const atoms: readonly Atom[] = weight > 0 ? [{ x: map.drift, weight }] : []
  const found: Law = { status: 'certified', reasons, atoms, bulks }
  reasons.push(...failedTests(map, found))
  // The law exists by theory; a test that fails speaks of the numbers.
  const law: Law = reasons.length === 0 ? found : { ...found, status: 'unverified' }
  return {
    parameters: evolvedFreeLevy(parameters, ratio),
    law,
    stieltjes: (re, im) => stieltjesAt(map, re, im),
    logPotential: logPotential(map),
  }
}

/** ρ(x) = Im m/π = Im u/(π|u|²) on panels; the mass is the exact one. */
function buildBulk(map: ReciprocalMap, range: BulkRange, reasons: string[]): Bulk {
  const solve = bulkSolver(map, range)
  const { bulk, error, resolved } = resolveBulk([range.left, range.right], (x, fromLeft, fromRight) => {
    const { re, im } = solve(x, fromLeft, fromRight)
    return im / (Math.PI * (re * re + im * im))
  })
  const mass = bulkMass(map, range)
  const where = `bulk [${range.left}, ${range.right}]`
  if (!resolved) reasons.push(`density of ${where} resolved to ${error.toExponential(1)} only`)
  // A bulk that is narrow for its distance from 0 has rounded edges.
  const blur = (1e-6 * Math.max(Math.abs(range.left), Math.abs(range.right))) / (range.right - range.left)
  if (!(Math.abs(bulk.mass - mass) <= AGREEMENT * (1 + Math.min(blur, 1e3))))
    reasons.push(`mass of ${where}: the density integrates to ${bulk.mass}, the transport rule says ${mass}`)
  return withMass(bulk, mass)
}

/** The density scaled to the exact mass: what it lacks is the rounding of the bulk's edges. */
function withMass(bulk: Bulk, mass: number): Bulk {
  const factor = mass / bulk.mass
  const panels = bulk.panels.map((panel) => ({ ...panel, coefficients: panel.coefficients.map((c) => c * factor) }))
  return { ...bulk, mass, panels }
}

function failedTests(map: ReciprocalMap, law: Law): readonly string[] {
  const deviation = Math.sqrt(map.variance)
  // Far from 0 places themselves are rounded: by 1e-15 of their size, AGREEMENT of this.
  const spread = deviation + 1e-6 * Math.max(...edgesOf(law).map(Math.abs))
  const tests: readonly (readonly [string, number, number, number])[] = [
    ['total mass', massOf(law), 1, 1],
    ['mean', integralOf(law, (x) => x - map.mean), 0, spread],
    ['variance', integralOf(law, (x) => (x - map.mean) ** 2), map.variance, deviation * spread],
  ]
  return tests
    .filter(([, got, wanted, scale]) => !(Math.abs(got - wanted) <= AGREEMENT * scale))
    .map(([name, got, wanted]) => `${name} test: got ${got}, wanted ${wanted}`)
}

/** m = −1/u; on the lower half plane by m(z̄) = conj m(z). */
function stieltjesAt(map: ReciprocalMap, re: number, im: number): readonly [number, number] | null {
  const u = sheetRoot(map, re, Math.abs(im))
  if (u === null) return null
  const size = u.re * u.re + u.im * u.im
  return [-u.re / size, (Math.sign(im) * u.im) / size]
}
