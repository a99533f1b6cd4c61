import type { Atom } from '@freecurve/core'
import { addToNodes, type JumpGrid } from './jump-grid.ts'

/** An equation Σ c_j φ_j = value that must hold to rounding. */
export interface StrictEquation {
  readonly row: Float64Array
  readonly value: number
}

/** Weight of an equation that must hold, against residuals in units of noise. */
const STRICT = 1e5

/**
 * An atom of the data fixes drift and total rate of the measure: a = κ₁ − Σ s_j/t_j is its place, 1 − Σ s_j/t_j² its weight.
 * No equation without an atom.
 */
export function strictEquations(atom: Atom | undefined, mean: number, grid: JumpGrid): readonly StrictEquation[] {
  if (atom === undefined) return []
  const equation = (power: number, value: number) => {
    const scale = STRICT / Math.max(Math.abs(value), Number.MIN_VALUE)
    const row = new Float64Array(grid.coordinates.length)
    grid.places.forEach((t, i) => {
      if (t !== 0) addToNodes(grid, i, scale / t ** power, row, 0, 1)
    })
    return { row, value: value * scale }
  }
  return [equation(1, mean - atom.x), equation(2, 1 - atom.weight)]
}

/**
 * For a measure with jumps of one sign and a drift of that sign as one more unknown, |a/κ₁| at the end of the density: a + Σ s_j/t_j = κ₁. Its
 * laws keep that sign at every size (they are the free regular ones).
 */
export function driftEquation(sign: number, mean: number, grid: JumpGrid): StrictEquation {
  const nodes = grid.coordinates.length
  const scale = STRICT / Math.abs(mean)
  const row = new Float64Array(nodes + 1)
  grid.places.forEach((t, i) => {
    addToNodes(grid, i, scale / t, row, 0, 1)
  })
  row[nodes] = sign * STRICT
  return { row, value: mean * scale }
}

/** With {@link driftEquation}: no drift, as Gram matrices have none. */
export function noDriftEquation(grid: JumpGrid): StrictEquation {
  const row = new Float64Array(grid.coordinates.length + 1)
  row[row.length - 1] = STRICT
  return { row, value: 0 }
}

/**
 * The density closest to a given one for which both equations hold, in the metric Σ (δφ_j/φ_j)², so that it stays positive:
 * δφ = Φ² Cᵀ (C Φ² Cᵀ)⁻¹ (d − C φ).
 */
export function holdEquations(density: Float64Array, equations: readonly StrictEquation[]): Float64Array {
  const [first, second] = equations
  if (first === undefined || second === undefined) return density
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, j) => sum + x * b[j]! * density[j]! ** 2, 0)
  const missing = ({ row, value }: StrictEquation) => value - row.reduce((sum, c, j) => sum + c * density[j]!, 0)
  const a = product(first.row, first.row)
  const b = product(first.row, second.row)
  const d = product(second.row, second.row)
  const determinant = a * d - b * b
  if (!(determinant > 1e-20 * a * d)) return density
  const p = missing(first)
  const q = missing(second)
  const x = (d * p - b * q) / determinant
  const y = (a * q - b * p) / determinant
  return density.map((value, j) => value + value * value * (x * first.row[j]! + y * second.row[j]!))
}
