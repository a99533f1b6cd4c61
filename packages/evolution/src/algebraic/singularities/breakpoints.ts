import { realPoles } from '@freecurve/atoms'
import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, reverseInM } from '@freecurve/numerics'
import { addBreakpoint } from './add-breakpoint.ts'
import type { Breakpoint } from './breakpoint.ts'
import { TINY } from './cluster-radius.ts'
import { discriminantRoots } from './discriminant.ts'
import { missedBetween } from './missed-between.ts'
import { poleCluster } from './pole-cluster.ts'
import { polishRoot } from './polish-root.ts'

/** Every breakpoint of a curve, ascending. */
export interface Breakpoints {
  readonly points: readonly Breakpoint[]
  /** Points of the upper half-plane where some sheets meet. */
  readonly above: readonly { readonly re: number; readonly im: number }[]
  /** Whether all roots settled and the number of real sheets is constant between neighbours. */
  readonly complete: boolean
}

/**
 * Half the width, relative to |z|, within which a root of the discriminant may be real; rounding of a double root is
 * 1e-8.
 */
const REAL = 1e-6

/** How far rounding may take a root of the discriminant that has no size of its own, in units of the support's. */
const CLOSE = 2 ** -48

/**
 * Real branch points and real poles of all sheets of a curve whose law has size about 1. Each branch point is
 * polished by Newton on (P, P_m) to rounding. As a double check the real sheets are counted at several points between
 * neighbours: a change means a missed branch point, which is then found by bisection.
 *
 * @param reach where the physical sheet has its furthest singularity, roughly: others are looked for up to eight times
 * as far.
 */
export function breakpointsOf(polynomial: BivariatePolynomial, reach: number): Breakpoints {
  const reversed = reverseInM(polynomial)
  const sheets = createSheets(polynomial)
  const poles = realPoles(polynomial)
  const close = CLOSE * reach
  const roots = discriminantRoots(polynomial, 8 * reach, 2 ** -16 * reach, poles)
  const tiny = Math.max(TINY, roots.blind)
  const points: Breakpoint[] = poles.map((x) => ({ x, pole: true, values: [] }))
  const absorbed = points.map((pole, at) => {
    const cluster = poleCluster(pole.x, roots)
    if (cluster.length > 0) points[at] = { ...pole, values: [{ variable: 'w', value: 0, sheets: 2 }] }
    return cluster
  })
  for (let k = 0; k < roots.re.length; k++) {
    if (absorbed.some((cluster) => cluster.includes(k))) continue
    const modulus = Math.hypot(roots.re[k]!, roots.im[k]!)
    if (modulus < tiny && points.some((point) => point.x === 0 && point.pole))
      addBreakpoint(points, { x: 0, pole: false, regular: false, values: [{ variable: 'w', value: 0, sheets: 2 }] })
    else if (modulus < tiny || Math.abs(roots.im[k]!) <= REAL * modulus) {
      for (const found of polishRoot(polynomial, reversed, sheets, roots.re[k]!, close)) addBreakpoint(points, found)
    }
  }
  const above = Array.from(roots.re, (re, k) => ({ re, im: roots.im[k]! })).filter(
    ({ re, im }) => im > REAL * Math.hypot(re, im) && im > tiny,
  )
  points.sort((p, q) => p.x - q.x)
  let complete = roots.converged
  for (let attempt = 0; attempt < 8; attempt++) {
    const missed = missedBetween(points, sheets, 2 * reach, roots.blind)
    if (missed === undefined) return { points, above, complete }
    const added = polishRoot(polynomial, reversed, sheets, missed, close).filter((found) =>
      addBreakpoint(points, found),
    )
    if (added.length === 0) break
    points.sort((p, q) => p.x - q.x)
  }
  complete = false
  return { points, above, complete }
}
