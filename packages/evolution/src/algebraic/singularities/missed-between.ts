import type { Sheets } from '@freecurve/numerics'
import { type Breakpoint, intervalsOf } from './breakpoint.ts'

/**
 * A real point, up to `far` from 0 and no nearer than `blind`, at which the number of real sheets changes although no breakpoint is
 * known there.
 */
export function missedBetween(
  points: readonly Breakpoint[],
  sheets: Sheets,
  far: number,
  blind: number,
): number | undefined {
  const inner = intervalsOf(points)
  const [first, last] = [inner[0]!, inner[inner.length - 1]!]
  const outer = [[-far, first[0]] as const, [last[1], far] as const].filter(([a, b]) => a < b)
  for (const [a, b] of [...inner, ...outer]) {
    let [x0, n0] = [Number.NaN, -1]
    for (const share of [0.02, 0.13, 0.37, 0.61, 0.86, 0.98]) {
      const x = a + share * (b - a)
      const n = Math.abs(x) < blind ? -1 : realSheetsAt(sheets, x)
      if (n0 >= 0 && n >= 0 && n !== n0) return bisectCount(sheets, x0, n0, x)
      if (n >= 0) [x0, n0] = [x, n]
    }
  }
  return undefined
}

function bisectCount(sheets: Sheets, from: number, count: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (realSheetsAt(sheets, middle) === count) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Number of real sheets at x; −1 where the sheets could not be found. */
function realSheetsAt(sheets: Sheets, x: number): number {
  if (!sheets.solve(x, 0, false)) return -1
  let count = 0
  for (let k = 0; k < sheets.count; k++)
    if (Math.abs(sheets.im[k]!) <= 1e-8 * Math.hypot(sheets.re[k]!, sheets.im[k]!)) count++
  return count
}
