import { messageOf } from '@freecurve/core'
import { standardRegistry } from '@freecurve/standard'
import { toJson } from '@freecurve/tool-accuracy/table'
import { describeMeasurements, machineLine } from '../describe-measurements.ts'
import { type Measurement, measure } from '../measure.ts'
import { evolveJobs, type Job } from './jobs.ts'

/** A job's times, or why there are none. */
type Outcome =
  | { readonly measurement: Measurement; readonly first: number; readonly note: string }
  | { readonly failed: string; readonly why: string }

function timed({ name, run }: Job): Outcome {
  const before = performance.now()
  try {
    const laws = run()
    const first = performance.now() - before
    const statuses = [...new Set(laws.map(({ status }) => status))].join(', ')
    const [only, ...others] = laws
    const about = only && others.length === 0 ? [`bulks: ${only.bulks.length}`, ...only.reasons] : []
    return { measurement: measure(name, run), first, note: [statuses, ...about].join('; ') }
  } catch (thrown) {
    return { failed: name, why: messageOf(thrown) }
  }
}

/** `bench evolve`: laws of known curves; the first run of each is told apart, as it compiles what the others use. */
export function evolveCommand({ json }: { readonly json: boolean }): void {
  const results = evolveJobs(standardRegistry).map(timed)
  if (json) {
    console.log(toJson(results))
    return
  }
  const done = results.flatMap((result) => ('measurement' in result ? [result] : []))
  const notes = done.map(({ measurement, first, note }) => [
    measurement.name,
    `first run ${first.toFixed(0)} ms; ${note}`,
  ])
  console.log(
    [
      'Each job makes its curve, carries it, and asks for edges, bulks, masses and the log-determinant.',
      describeMeasurements(
        done.map(({ measurement }) => measurement),
        Object.fromEntries(notes),
      ),
      ...results.flatMap((result) => ('failed' in result ? [`${result.failed}: failed: ${result.why}`] : [])),
      machineLine(),
    ].join('\n'),
  )
}
