import { heaviestAtom } from '@freecurve/atoms'
import type { Atom } from '@freecurve/core'
import { boundarySamples } from '../counts/boundary-samples.ts'
import { type CountModes, countModes } from '../counts/count-modes.ts'
import type { ObservedCounts } from '../counts/observed-counts.ts'
import { signOf } from '../counts/sign-of.ts'
import { roughnessRows } from '../free-levy/measure/roughness.ts'
import type { StrictEquation } from '../free-levy/measure/strict-equations.ts'
import { type DensityGrid, densityGrid } from './density-grid.ts'
import { type Lumps, lumpsOf } from './lumps.ts'

/** Everything that the search for the law at ratio τ needs. Unknowns: φ at the nodes, and behind them the weight of a free atom at 0. */
export interface DeconvolutionProblem {
  readonly observed: ObservedCounts
  readonly ratio: number
  readonly modes: CountModes
  readonly grid: DensityGrid
  readonly lumps: Lumps
  /** Atoms whose weights follow from the data's: 1 − (1 − w)/τ, in place. */
  readonly fixed: readonly Atom[]
  /** Whether there is an unknown atom at 0, the border of data of one sign. */
  readonly atomAtZero: boolean
  readonly columns: number
  readonly roughness: { readonly rows: number; readonly matrix: Float64Array }
  /** Mass 1 and the mean of the data. */
  readonly strict: readonly StrictEquation[]
  /** Place next to which digits are worth most. */
  readonly origin: number
}

/** Most modes of the counting function that are compared, as free-levy's. */
const MODES = 128
/** Weight of an equation that must hold, against residuals in units of noise. */
const STRICT = 1e6

/**
 * The problem behind a spectrum's counts; null where its eigenvalues show no curve to put a grid on.
 *
 * @param atom whether a new atom at 0 is sought, which only data of one sign and without atoms may have: null for others
 */
export function deconvolutionProblem(
  observed: ObservedCounts,
  ratio: number,
  size: number,
  replicates: number,
  atom: boolean,
): DeconvolutionProblem | null {
  const { points, values, rest, atoms, mean, deviation } = observed
  const sign = signOf(observed)
  if (atom && (sign === 0 || atoms.length > 0)) return null
  const grid = densityGrid(boundarySamples(values, rest), ratio, sign)
  if (grid === null || grid.cells.length < 2) return null
  const fixed = atoms.map(({ x, weight }) => ({ x, weight: 1 - (1 - weight) / ratio }))
  const count = Math.max(4, Math.min(MODES, Math.floor(points.length / 4)))
  const nodes = grid.nodes.length
  return {
    observed,
    ratio,
    modes: countModes(points.length, count, size, replicates),
    grid,
    lumps: lumpsOf(grid),
    fixed,
    atomAtZero: atom,
    columns: nodes + (atom ? 1 : 0),
    roughness: roughnessRows(grid.coordinates),
    strict: strictEquations(grid, fixed, atom, mean, deviation),
    origin: heaviestAtom(fixed)?.x ?? (sign === 0 ? grid.nodes[0]! - deviation : 0),
  }
}

/** ∫ρ and ∫(x − κ₁)ρ of the piecewise linear density, exactly, with what the atoms add: 1 and 0. */
function strictEquations(
  { cells, units, nodes }: DensityGrid,
  fixed: readonly Atom[],
  atomAtZero: boolean,
  mean: number,
  deviation: number,
): readonly StrictEquation[] {
  const mass = new Float64Array(nodes.length + (atomAtZero ? 1 : 0))
  const moment = new Float64Array(mass.length)
  for (const { node, left, right } of cells) {
    const [a, b, h] = [left - mean, right - mean, right - left]
    mass[node]! += h / 2 / units[node]!
    mass[node + 1]! += h / 2 / units[node + 1]!
    moment[node]! += (h * (2 * a + b)) / 6 / units[node]!
    moment[node + 1]! += (h * (a + 2 * b)) / 6 / units[node + 1]!
  }
  if (atomAtZero) {
    mass[nodes.length] = 1
    moment[nodes.length] = -mean
  }
  const equation = (row: Float64Array, value: number, unit: number): StrictEquation => ({
    row: row.map((x) => (STRICT * x) / unit),
    value: (STRICT * value) / unit,
  })
  return [
    equation(mass, 1 - fixed.reduce((sum, { weight }) => sum + weight, 0), 1),
    equation(moment, -fixed.reduce((sum, { x, weight }) => sum + weight * (x - mean), 0), deviation),
  ]
}
