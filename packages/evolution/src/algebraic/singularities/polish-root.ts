import type { BivariatePolynomial } from '@freecurve/core'
import type { Sheets } from '@freecurve/numerics'
import type { FoundPoint } from './breakpoint.ts'
import { TINY } from './cluster-radius.ts'
import { mayBeCusp, polishCusp } from './polish-cusp.ts'
import { polishEdge } from './polish-edge.ts'

/** Pairs of sheets that differ by less than this share of their size at a root of the discriminant may meet there too. */
const PAIRED = 1e-2

/** The branch points near a real root of the discriminant: the closest pair of sheets there, and others that meet at the same x, polished. */
export function polishRoot(
  polynomial: BivariatePolynomial,
  reversed: BivariatePolynomial,
  sheets: Sheets,
  x: number,
  close: number,
): readonly FoundPoint[] {
  // Exactly on a pole there is one sheet less: look beside it.
  if (!sheets.solve(x, 0, false) && !sheets.solve(x + 1e-9 * Math.abs(x) + TINY, 0, false)) return []
  const [closest, ...others] = pairsOf(sheets)
  if (closest === undefined) return []
  const first = polishPair(polynomial, reversed, x, closest, close)
  const more = others
    .filter(({ gap }) => gap <= PAIRED)
    .map((pair) => polishPair(polynomial, reversed, x, pair, close))
    .filter((found) => found.regular && Math.abs(found.x - first.x) <= 1e-6 * Math.abs(first.x))
  return [first, ...more]
}

/** Two sheets: their mean, and their distance over the sum of their sizes. */
interface Pair {
  readonly re: number
  readonly im: number
  readonly gap: number
}

/** All pairs of sheets, the closest first. */
function pairsOf({ count, re, im }: Sheets): readonly Pair[] {
  const pairs: Pair[] = []
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const size = Math.hypot(re[i]!, im[i]!) + Math.hypot(re[j]!, im[j]!)
      const gap = Math.hypot(re[i]! - re[j]!, im[i]! - im[j]!) / size
      pairs.push({ re: (re[i]! + re[j]!) / 2, im: (im[i]! + im[j]!) / 2, gap })
    }
  return pairs.sort((p, q) => p.gap - q.gap)
}

function polishPair(
  polynomial: BivariatePolynomial,
  reversed: BivariatePolynomial,
  x: number,
  { re, im }: Pair,
  close: number,
): FoundPoint {
  const variable = Math.abs(re) > 1 ? 'w' : 'm'
  const [curve, start] = variable === 'm' ? [polynomial, re] : [reversed, 1 / re]
  const isNear = (z: number) => Math.abs(z - x) <= 1e-4 * Math.abs(x) + close
  const real = Math.abs(im) <= 1e-4 * Math.hypot(re, im)
  const edge = real ? polishEdge(curve, x, start) : undefined
  if (edge?.regular && isNear(edge.z) && !mayBeCusp(curve, edge.z, edge.f))
    return { x: edge.z, pole: false, regular: true, values: [{ variable, value: edge.f, sheets: 2 }] }
  // Three sheets meet at a cusp, two of them as a complex pair whose mean still wanders.
  const cusp = polishCusp(curve, edge?.z ?? x, edge?.f ?? start)
  if (cusp !== undefined && isNear(cusp.z))
    return { x: cusp.z, pole: false, regular: true, values: [{ variable, value: cusp.f, sheets: 3 }] }
  // Two complex pairs that meet away from the real axis: a double point, harmless to real sheets.
  if (edge === undefined) return { x, pole: false, regular: false, values: [] }
  const [z, value] = isNear(edge.z) ? [edge.z, edge.f] : [x, start]
  return { x: z, pole: false, regular: edge.regular && z === edge.z, values: [{ variable, value, sheets: 2 }] }
}
