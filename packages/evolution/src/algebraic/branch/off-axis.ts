import type { BivariatePolynomial } from '@freecurve/core'
import { distinctRoots } from '@freecurve/numerics'
import { short } from './classify.ts'
import { distanceToOthers, nearestSheet, type Path } from './follow-branch.ts'
import type { PhysicalBranch } from './physical-branch.ts'

/** How far above a singularity the physical sheet is looked at, relative to its height. */
const NEAR = 1e-6
/** How near another sheet must be there for the two to meet. */
const MEETING = 1e-2
/** Radius of the loop about a meeting point, relative to its height: what rounding tears apart stays inside. */
const LOOP = 1e-3
/** |m| Im z ≤ 1 for a law; this much more is no rounding. */
const EXCESS = 1e-3

/**
 * Singularities of the physical sheet in the upper half-plane, in words: a Stieltjes transform has none.
 *
 * - Where the sheet meets another one (`above`: points of ℂ⁺ at which some do), it is followed once around: coming back as another
 *   one it has a branch point there. Sheets that only cross come back as themselves.
 * - At roots of the leading coefficient in m some sheet is infinite; |m| ≤ 1/Im z says that it is not the physical one.
 *
 * `unit` is the size of 1 in the data's units, for messages.
 */
export function offAxisSingularities(
  polynomial: BivariatePolynomial,
  above: readonly { readonly re: number; readonly im: number }[],
  physical: PhysicalBranch,
  unit: number,
): readonly string[] {
  const place = ({ re, im }: { readonly re: number; readonly im: number }) =>
    `${short(Math.abs(re) < 1e-9 * im ? 0 : re * unit)} + ${short(im * unit)}i`
  const said = (points: readonly { readonly re: number; readonly im: number }[], what: string) =>
    points.length === 0 ? [] : [`the physical sheet has a ${what} at z = ${points.map(place).join(', ')}`]
  return [
    ...said(
      above.filter((point) => branchesAt(physical, point)),
      'branch point',
    ),
    ...said(
      polesAbove(polynomial).filter((point) => isInfiniteAt(physical, point)),
      'pole',
    ),
  ]
}

function branchesAt(physical: PhysicalBranch, { re, im }: { readonly re: number; readonly im: number }): boolean {
  const near = physical.descendTo(re, im * (1 + NEAR))
  if (near.status !== 'reached') return false
  const at = nearestSheet(physical.sheets, near.re, near.im)
  if (distanceToOthers(physical.sheets, at) > MEETING * Math.hypot(near.re, near.im)) return false
  const start = physical.descendTo(re, im * (1 + LOOP))
  if (start.status !== 'reached') return false
  const circle: Path = (t, out) => {
    const angle = 2 * Math.PI * (t === 1 ? 0 : t)
    out[0] = re + LOOP * im * Math.sin(angle)
    out[1] = im + LOOP * im * Math.cos(angle)
  }
  const end = physical.follow(circle, start.re, start.im)
  const { sheets } = physical
  return end.status === 'reached' && nearestSheet(sheets, end.re, end.im) !== nearestSheet(sheets, start.re, start.im)
}

const polesAbove = ({ coefficients, degreeM }: BivariatePolynomial) =>
  distinctRoots(coefficients.map((row) => row[degreeM]!)).filter(({ im }) => im > 0)

function isInfiniteAt(physical: PhysicalBranch, { re, im }: { readonly re: number; readonly im: number }): boolean {
  const near = physical.descendTo(re, im * (1 + NEAR))
  return near.status === 'reached' && Math.hypot(near.re, near.im) * im > 1 + EXCESS
}
