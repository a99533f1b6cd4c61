import { type Bulk, type DensityPanel, outOfDomain, requireWhole } from '@freecurve/core'
import { chebyshevCoefficients, chebyshevPoints } from '@freecurve/numerics'
import { pointAt } from './angle.ts'
import { densityPerAngle, panelIntegral } from './panel.ts'
import { requireOptions } from './require-arguments.ts'

/**
 * A density inside a bulk, given a point x and its exact distances to the two edges (x − a and b − x), which x alone
 * cannot tell close to an edge. Returns ρ(x) ≥ 0, or NaN where it cannot be found.
 */
export type DensityInside = (x: number, fromLeft: number, fromRight: number) => number

/** A bulk with its density as Chebyshev panels, and whether the panels reach the accuracy asked for. */
export interface ResolvedBulk {
  readonly bulk: Bulk
  /** Largest truncation error of ∫ over any panel, relative to the bulk's mass. */
  readonly error: number
  /** Whether every value was found and the error is within the tolerance. */
  readonly resolved: boolean
}

/** Options of {@link resolveBulk}. */
export interface ResolveOptions {
  /** Truncation error wanted, relative to the mass of the bulk. @default 1e-13 */
  readonly tolerance?: number
  /** Most panels allowed. @default 400 */
  readonly maxPanels?: number
}

/** Points in a panel: 24 resolves an analytic piece to rounding after few splits (tuned: fewest evaluations on the reference laws). */
const POINTS = 24
const S = chebyshevPoints(POINTS)

/** A panel with what it adds to the mass, and its truncation error. */
interface Piece {
  readonly panel: DensityPanel
  readonly integral: number
  /** Size of the last two coefficients times the panel's length. */
  readonly tail: number
  /** Whether every value was found. */
  readonly found: boolean
}

/**
 * The density of a bulk on [a, b] as Chebyshev panels in the angle (see DensityPanel). The panel of largest error is halved until
 * the last coefficients of every panel have decayed. Narrow peaks and support across many decades only cost more panels.
 *
 * @throws E_DOMAIN unless a ≤ b are finite, the tolerance is positive and at least two panels are allowed; for an unknown option.
 */
export function resolveBulk(
  support: readonly [number, number],
  density: DensityInside,
  options: ResolveOptions = {},
): ResolvedBulk {
  requireOptions('resolveBulk', options, ['tolerance', 'maxPanels'])
  const { tolerance = 1e-13, maxPanels = 400 } = options
  if (!(Number.isFinite(support[0]) && Number.isFinite(support[1]) && support[0] <= support[1]))
    throw outOfDomain('resolveBulk', 'support', support, 'two finite edges, the left one first')
  if (!(tolerance > 0)) throw outOfDomain('resolveBulk', 'tolerance', tolerance, 'a positive number')
  requireWhole('resolveBulk', 'maxPanels', maxPanels, 2)
  const sample = (from: number, to: number) => samplePanel(support, density, from, to)
  const pieces = [sample(0, Math.PI / 2), sample(Math.PI / 2, Math.PI)]
  const massOf = () => pieces.reduce((sum, { integral }) => sum + integral, 0)
  const worstOf = () => pieces.reduce((worst, { tail }, k) => (tail > pieces[worst]!.tail ? k : worst), 0)
  while (pieces.length < maxPanels && pieces.every(({ found }) => found)) {
    const worst = worstOf()
    const { panel, tail } = pieces[worst]!
    const middle = (panel.from + panel.to) / 2
    if (!(tail > tolerance * massOf()) || middle === panel.from || middle === panel.to) break
    pieces.splice(worst, 1, sample(panel.from, middle), sample(middle, panel.to))
  }
  const found = pieces.every((piece) => piece.found)
  const mass = massOf()
  const error = found ? pieces[worstOf()]!.tail / mass : Number.NaN
  const panels = pieces.map(({ panel }) => panel)
  return { bulk: { support, mass, panels }, error, resolved: found && error <= 10 * tolerance }
}

/** A panel through POINTS values of the density; values that could not be found count as 0. */
function samplePanel(support: readonly [number, number], density: DensityInside, from: number, to: number): Piece {
  const width = support[1] - support[0]
  const values = new Float64Array(POINTS)
  for (let i = 0; i < POINTS; i++) {
    const angle = from + ((to - from) * (S[i]! + 1)) / 2
    const left = width * Math.sin(angle / 2) ** 2
    const right = width * Math.cos(angle / 2) ** 2
    // dx/dθ = w sin(θ/2) cos(θ/2)
    values[i] = density(pointAt(support, angle), left, right) * Math.sqrt(left * right)
  }
  const found = !values.some(Number.isNaN)
  const coefficients = Array.from(chebyshevCoefficients(found ? values : values.map((value) => value || 0)))
  const panel = { from, to, coefficients }
  const tail = (Math.abs(coefficients[POINTS - 1]!) + Math.abs(coefficients[POINTS - 2]!)) * (to - from)
  const hidden = hiddenAtEdge(support, density, panel)
  return { panel, integral: panelIntegral(panel), tail: Math.max(tail, hidden), found }
}

/** Distances from an edge, relative to its panel, at which the density is looked at besides the panel's own points. */
const CLOSE = [1e-3, 1e-5, 1e-7, 1e-9]

/**
 * What a panel at an edge may miss between the edge and its first point: an edge next to a hard one, where the density only falls to 0
 * at the very end. The largest difference from the series, as a share of ∫.
 */
function hiddenAtEdge(support: readonly [number, number], density: DensityInside, panel: DensityPanel): number {
  const { from, to } = panel
  if (from !== 0 && to !== Math.PI) return 0
  const width = support[1] - support[0]
  let most = 0
  for (const share of CLOSE) {
    const angle = share * (to - from)
    const close = width * Math.sin(angle / 2) ** 2
    const distant = width * Math.cos(angle / 2) ** 2
    const [x, left, right] = from === 0 ? [support[0] + close, close, distant] : [support[1] - close, distant, close]
    const value = density(x, left, right) * Math.sqrt(left * right)
    const expected = densityPerAngle(panel, from === 0 ? angle : Math.PI - angle)
    most = Math.max(most, Math.abs(value - expected) * angle)
  }
  return most
}
