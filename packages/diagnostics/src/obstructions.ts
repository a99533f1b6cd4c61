import type { Atom } from '@freecurve/core'
import { CLEAR_SIGN, type GapSigns } from './gap-signs.ts'

/** What in the data forbids free decompression beyond a ratio. */
export interface DataObstruction {
  readonly kind: 'zero-in-gap' | 'squeezed-bulk' | 'several-atoms'
  /** For people. */
  readonly reason: string
  /** No law of this kind exists past this ratio. */
  readonly largestRatio: number
  /** Standard errors by which m has the signs that say so; null for atoms, which are exact. */
  readonly significance: number | null
}

/**
 * Obstructions that eigenvalues show without a fit (math.md, e), the sharpest first: a zero of m in a gap (ratio 1); a part of mass M of
 * the spectrum between a gap with m < 0 and one with m > 0 (1 + M); k ≥ 2 atoms of total weight W ((k − W)/(k − 1)). Only signs that are
 * six standard errors clear count.
 *
 * @param atoms those that stand for point masses, not for rounded values.
 */
export function obstructionsIn(signs: readonly GapSigns[], atoms: readonly Atom[]): readonly DataObstruction[] {
  return [...zeros(signs), ...squeezed(signs), ...several(atoms)].sort((a, b) => a.largestRatio - b.largestRatio)
}

const zeros = (signs: readonly GapSigns[]): readonly DataObstruction[] =>
  signs.flatMap(({ gap, zero, negative, positive }) =>
    zero === null
      ? []
      : [
          {
            kind: 'zero-in-gap' as const,
            reason: `m(x) = 0 at x = ${short(zero)}, inside the gap (${short(gap.left)}, ${short(gap.right)})`,
            largestRatio: 1,
            significance: Math.min(-negative, positive),
          },
        ],
  )

function squeezed(signs: readonly GapSigns[]): readonly DataObstruction[] {
  const clear = signs.filter(({ negative, positive }) => negative < -CLEAR_SIGN || positive > CLEAR_SIGN)
  return clear.flatMap((before, k) => {
    const after = clear.slice(k + 1).find(({ positive }) => positive > CLEAR_SIGN)
    // Of several gaps with m < 0 the last before it bounds the smallest mass.
    const later = clear.slice(k + 1).find((other) => other.negative < -CLEAR_SIGN)
    if (!(before.negative < -CLEAR_SIGN) || after === undefined) return []
    if (later !== undefined && later.gap.left < after.gap.left) return []
    const mass = after.gap.below - before.gap.below
    return [
      {
        kind: 'squeezed-bulk' as const,
        reason: `the part on [${short(before.gap.right)}, ${short(after.gap.left)}], ${short(mass)} of the spectrum, shrinks to nothing: m < 0 left and m > 0 right of it`,
        largestRatio: 1 + mass,
        significance: Math.min(-before.negative, after.positive),
      },
    ]
  })
}

function several(atoms: readonly Atom[]): readonly DataObstruction[] {
  if (atoms.length < 2) return []
  const total = atoms.reduce((sum, { weight }) => sum + weight, 0)
  return [
    {
      kind: 'several-atoms',
      reason: `${atoms.length} atoms of total weight ${short(total)} grow until nothing else is left`,
      largestRatio: (atoms.length - total) / (atoms.length - 1),
      significance: null,
    },
  ]
}

const short = (x: number): string => String(Number(x.toPrecision(5)))
