import type { Atom } from '@freecurve/core'
import type { AxisScale } from './axis-scale.ts'
import type { Mark, Role } from './figure.ts'
import { formatNumber, formatShare } from './format-number.ts'
import type { Plane } from './plane.ts'

/** The atoms of one series. */
export interface AtomSeries {
  readonly role: Role
  readonly atoms: readonly Atom[]
}

interface PlacedStem extends Atom {
  readonly role: Role
  readonly at: number
}

/** A stem has at least this height, in pixels, however light the atom. */
const SHORTEST = 12

/** Stems of several series at one place stand this far apart, in pixels. */
const APART = 5

/** Height of a line of label, and room a label takes, in pixels. */
const LINE = 13
const LABEL_WIDTH = 50

/**
 * A stem for every atom, as high as its weight (the full height of the frame is weight 1), labelled with the weight.
 * Stems of several series at one place stand side by side, their labels one under another; a label that finds no room
 * is left to the stem's title.
 */
export function stemMarks(series: readonly AtomSeries[], scale: AxisScale, plane: Plane): readonly Mark[] {
  const [low, high] = scale.domain
  const stems = series
    .flatMap(({ role, atoms }) =>
      atoms.map<PlacedStem>((atom) => ({ ...atom, role, at: plane.px(scale.toUnits(atom.x)) })),
    )
    .filter(({ x }) => x >= low && x <= high)
    .sort((p, q) => p.at - q.at)
  const taken: { readonly x: number; readonly y: number }[] = []
  return groups(stems).flatMap((group) =>
    group.flatMap<Mark>((stem, k) => {
      const x = stem.at + APART * (k - (group.length - 1) / 2)
      const to = topOf(stem, plane)
      const name = stem.role === 'law' ? 'Atom of the law' : 'Repeated eigenvalue'
      const title = `${name} at ${formatNumber(stem.x, 5)}: ${formatShare(stem.weight)}`
      const line: Mark = { kind: 'stem', role: stem.role, x, from: plane.baseline, to, title }
      const right = stem.at + APART * group.length
      const anchor = right + LABEL_WIDTH < plane.frame.x + plane.frame.width ? 'start' : 'end'
      const labelX = anchor === 'start' ? right : stem.at - APART * group.length
      const free = (y: number): boolean =>
        taken.every((t) => Math.abs(t.x - labelX) > LABEL_WIDTH || Math.abs(t.y - y) >= LINE)
      let y = Math.max(to + 4, plane.frame.y + 10)
      while (!free(y)) y += LINE
      if (y > plane.baseline - 2) return [line]
      taken.push({ x: labelX, y })
      return [line, { kind: 'text', role: stem.role, at: [labelX, y], anchor, text: formatShare(stem.weight) }]
    }),
  )
}

const topOf = ({ weight }: Atom, { baseline, frame }: Plane): number =>
  Math.max(frame.y, baseline - Math.max(SHORTEST, Math.min(1, weight) * frame.height))

/** Stems within a few pixels of the one before share a group. */
function groups(stems: readonly PlacedStem[]): readonly (readonly PlacedStem[])[] {
  const out: PlacedStem[][] = []
  for (const stem of stems) {
    const group = out.at(-1)
    const crowded = group?.some(({ role }) => role === stem.role)
    if (group !== undefined && !crowded && stem.at - (group.at(-1)?.at ?? 0) < APART) group.push(stem)
    else out.push([stem])
  }
  return out
}
