import { short, table } from '@freecurve/tool-accuracy/table'
import type { Measurement } from './measure.ts'

/** Milliseconds for people. */
export const time = (milliseconds: number): string => short(milliseconds, 3)

/** A line for every measured job, with notes by the job's name. */
export function describeMeasurements(
  measurements: readonly Measurement[],
  notes: { readonly [name: string]: string } = {},
): string {
  const rows = measurements.map(({ name, repetitions, median, quartiles, tenths, allocated }) => [
    name,
    time(median),
    `${time(quartiles[0])} .. ${time(quartiles[1])}`,
    `${time(tenths[0])} .. ${time(tenths[1])}`,
    String(repetitions),
    short(Math.max(0, allocated) / 2 ** 20, 3),
    notes[name] ?? '',
  ])
  return table(['job', 'median ms', 'middle half', 'middle 9/10', 'runs', 'heap MiB', ''], rows)
}

/** Where the numbers come from: machine and runtime, and the largest memory this process held. */
export const machineLine = (): string =>
  `node ${process.version}, ${process.platform} ${process.arch}; peak memory of this process ${short(process.resourceUsage().maxRSS / 1024, 3)} MiB`
