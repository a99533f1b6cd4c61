import type { DensityPanel } from '@freecurve/core'
import { type DensityInside, pointAt, type ResolvedBulk } from '@freecurve/law'
import { chebyshevCoefficients, chebyshevIntegral, chebyshevPoints, chebyshevValue } from '@freecurve/numerics'

const POINTS = 24
const S = chebyshevPoints(POINTS)
/** Share of the mass that the outermost panels may get wrong. */
const TOLERANCE = 1e-12
/** What is accepted where angles themselves end, well below the certificate's tolerance on the mass. */
const ACCEPTED = 1e-10
/** Angle at which halving ends: at π, angles themselves end. */
const LEAST_LEFT = 1e-20
const LEAST_RIGHT = 1e-13

/**
 * A bulk whose density is not a square root at an edge (x^{−2/3}, |x|^{1/3}) with its outermost panels halved towards
 * the edge, ever again, until what they can get wrong no longer counts. Other bulks come back as they are.
 */
export function deepenEdges(resolved: ResolvedBulk, density: DensityInside): ResolvedBulk {
  const { bulk } = resolved
  if (resolved.resolved || Number.isNaN(resolved.error)) return resolved
  const inner = bulk.panels.slice(1, -1)
  const worst = Math.max(0, ...inner.map(tailOf)) / bulk.mass
  const left = halved(bulk.panels[0]!, bulk.support, density, bulk.mass, 'left')
  const right = halved(bulk.panels[bulk.panels.length - 1]!, bulk.support, density, bulk.mass, 'right')
  if (left === undefined || right === undefined) return resolved
  const panels = [...left, ...inner, ...right]
  const mass = panels.reduce((sum, panel) => sum + integralOfPanel(panel), 0)
  const error = Math.max(worst, tailOf(left[0]!) / mass, tailOf(right[right.length - 1]!) / mass)
  return { bulk: { ...bulk, mass, panels }, error, resolved: error <= ACCEPTED }
}

/** The pieces of an outermost panel, ascending in angle; undefined where the density was not found. */
function halved(
  panel: DensityPanel,
  support: readonly [number, number],
  density: DensityInside,
  mass: number,
  side: 'left' | 'right',
): readonly DensityPanel[] | undefined {
  const pieces: DensityPanel[] = []
  let outer = panel
  // Angles from the edge in question: exact at both edges.
  let width = panel.to - panel.from
  while (tailOf(outer) > TOLERANCE * mass && width > (side === 'left' ? LEAST_LEFT : LEAST_RIGHT)) {
    const inner = sample(support, density, side, width / 2, width)
    outer = sample(support, density, side, 0, width / 2)
    if (inner.coefficients.some(Number.isNaN) || outer.coefficients.some(Number.isNaN)) return undefined
    pieces.push(inner)
    width /= 2
  }
  const all = [...pieces, outer]
  return side === 'left' ? all.reverse() : all
}

/** The density per angle between two angles from an edge. */
function sample(
  support: readonly [number, number],
  density: DensityInside,
  side: 'left' | 'right',
  near: number,
  far: number,
): DensityPanel {
  const length = support[1] - support[0]
  const values = S.map((s) => {
    const angle = side === 'left' ? near + ((far - near) * (s + 1)) / 2 : near + ((far - near) * (1 - s)) / 2
    const close = length * Math.sin(angle / 2) ** 2
    const distant = length * Math.cos(angle / 2) ** 2
    const slope = Math.sqrt(close * distant)
    return side === 'left'
      ? density(pointAt(support, angle), close, distant) * slope
      : density(support[1] - close, distant, close) * slope
  })
  const [from, to] = side === 'left' ? [near, far] : [Math.PI - far, Math.PI - near]
  return { from, to, coefficients: Array.from(chebyshevCoefficients(values)) }
}

const tailOf = ({ coefficients, from, to }: DensityPanel): number =>
  (Math.abs(coefficients[POINTS - 1]!) + Math.abs(coefficients[POINTS - 2]!)) * (to - from)

const integralOfPanel = ({ coefficients, from, to }: DensityPanel): number =>
  ((to - from) / 2) * chebyshevValue(chebyshevIntegral(coefficients), 1)
