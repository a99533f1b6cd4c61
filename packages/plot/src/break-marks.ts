import type { Mark } from './figure.ts'
import { formatNumber } from './format-number.ts'
import type { Series } from './panel-series.ts'
import type { Plane } from './plane.ts'

/** A break is at least this wide, in pixels, and stands this far below the top. */
const WIDTH = 12
const BELOW = 9

/** A mark at every run of bars or curve that goes beyond the top of the axis; runs that touch share one. */
export function breakMarks(series: readonly Series[], top: number, plane: Plane): readonly Mark[] {
  const runs = series.flatMap((one) => [
    ...(one.histogram?.runs ?? []).flatMap((run) =>
      runsBeyond(
        run.map(({ from, to, density }) => [from, to, density]),
        top,
      ),
    ),
    ...one.lines.flatMap((line) =>
      runsBeyond(
        line.map(([u, density]) => [u, u, density]),
        top,
      ),
    ),
  ])
  const merged: { from: number; to: number; peak: number }[] = []
  for (const run of runs.map((run) => inPixels(run, plane)).sort((p, q) => p.from - q.from)) {
    const last = merged.at(-1)
    if (last === undefined || run.from > last.to) merged.push(run)
    else
      merged[merged.length - 1] = {
        from: last.from,
        to: Math.max(last.to, run.to),
        peak: Math.max(last.peak, run.peak),
      }
  }
  return merged.map(({ from, to, peak }) => {
    const reach = Number.isFinite(peak) ? `goes up to ${formatNumber(peak, 3)}` : 'diverges'
    return { kind: 'break', from, to, y: plane.frame.y + BELOW, title: `Top cut off: the density ${reach}` }
  })
}

interface Run {
  readonly from: number
  readonly to: number
  readonly peak: number
}

function runsBeyond(
  pieces: readonly (readonly [from: number, to: number, density: number])[],
  top: number,
): readonly Run[] {
  const runs: Run[] = []
  let open = false
  for (const [from, to, density] of pieces) {
    const last = runs.at(-1)
    if (density > top && open && last !== undefined)
      runs[runs.length - 1] = { from: last.from, to, peak: Math.max(last.peak, density) }
    else if (density > top) runs.push({ from, to, peak: density })
    open = density > top
  }
  return runs
}

function inPixels({ from, to, peak }: Run, { px, frame }: Plane): Run {
  const missing = Math.max(0, WIDTH - (px(to) - px(from))) / 2
  return { from: Math.max(frame.x, px(from) - missing), to: Math.min(frame.x + frame.width, px(to) + missing), peak }
}
