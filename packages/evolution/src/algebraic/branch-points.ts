import { short } from './classify.ts'
import { distanceToOthers, nearestSheet } from './follow-branch.ts'
import type { PhysicalBranch } from './physical-branch.ts'

/** How near a meeting point the physical sheet is looked at, relative to its height, and how near another sheet must be there. */
const NEAR = 1e-6
const MEETING = 1e-2

/**
 * Where the physical sheet branches in the upper half-plane, in words: no Stieltjes transform does. `above`: points of ℂ⁺ at
 * which some sheets meet; the physical one is followed to just above each. `unit` is the size of 1 in the data's units.
 */
export function branchPoints(
  above: readonly { readonly re: number; readonly im: number }[],
  physical: PhysicalBranch,
  unit: number,
): readonly string[] {
  const places = above
    .filter(({ re, im }) => {
      const end = physical.descendTo(re, im * (1 + NEAR))
      if (end.status !== 'reached') return false
      const at = nearestSheet(physical.sheets, end.re, end.im)
      return distanceToOthers(physical.sheets, at) <= MEETING * Math.hypot(end.re, end.im)
    })
    .map(({ re, im }) => `${short(Math.abs(re) < 1e-9 * im ? 0 : re * unit)} + ${short(im * unit)}i`)
  return places.length === 0 ? [] : [`the physical sheet has a branch point at z = ${places.join(', ')}`]
}
