import type { Atom, Bulk, DensityPanel, Law } from '@freecurve/core'
import { angleOf } from '@freecurve/law'
import { chebyshevCoefficients, chebyshevPoints } from '@freecurve/numerics'
import type { DeconvolutionProblem } from './deconvolution-problem.ts'
import type { DensityCell } from './density-grid.ts'

/** A cell with the density at its two ends. */
export interface LinearPiece extends DensityCell {
  readonly from: number
  readonly to: number
}

/** Coefficients of a panel: the density per angle of a straight line over a cell is smooth. */
const POINTS = 24
const S = chebyshevPoints(POINTS)

/** The cells where there is density. */
export function linearPieces({ grid }: DeconvolutionProblem, density: Float64Array): readonly LinearPiece[] {
  const at = (node: number) => density[node]! / grid.units[node]!
  return grid.cells
    .map((cell) => ({ ...cell, from: at(cell.node), to: at(cell.node + 1) }))
    .filter(({ from, to }) => from > 0 || to > 0)
}

/** The atoms, and the pieces joined to bulks wherever one begins where another ends and there is density. */
export function piecewiseLaw(
  problem: DeconvolutionProblem,
  density: Float64Array,
): { readonly atoms: Law['atoms']; readonly bulks: Law['bulks'] } {
  const groups: LinearPiece[][] = []
  for (const piece of linearPieces(problem, density)) {
    const group = groups[groups.length - 1]
    const last = group?.[group.length - 1]
    if (last?.right === piece.left && last.to > 0) group!.push(piece)
    else groups.push([piece])
  }
  return { atoms: atomsOf(problem, density), bulks: groups.map(bulkOf) }
}

export function atomsOf({ fixed, atomAtZero }: DeconvolutionProblem, density: Float64Array): readonly Atom[] {
  const own: readonly Atom[] = atomAtZero ? [{ x: 0, weight: density[density.length - 1]! }] : []
  return [...fixed, ...own].filter(({ weight }) => weight > 0)
}

function bulkOf(pieces: readonly LinearPiece[]): Bulk {
  const [a, b] = [pieces[0]!.left, pieces[pieces.length - 1]!.right]
  const panels = pieces.map((piece, k): DensityPanel => {
    const from = k === 0 ? 0 : angleOf([a, b], piece.left)
    const to = k === pieces.length - 1 ? Math.PI : angleOf([a, b], piece.right)
    const slope = (piece.to - piece.from) / (piece.right - piece.left)
    const values = Float64Array.from(S, (s) => {
      const angle = from + ((to - from) * (s + 1)) / 2
      const x = a + (b - a) * Math.sin(angle / 2) ** 2
      return (piece.from + slope * (x - piece.left)) * ((b - a) / 2) * Math.sin(angle)
    })
    return { from, to, coefficients: Array.from(chebyshevCoefficients(values)) }
  })
  const mass = pieces.reduce((sum, { from, to, left, right }) => sum + ((from + to) / 2) * (right - left), 0)
  return { support: [a, b], mass, panels }
}
