import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Time and memory of a job over warmed repetitions. */
export interface Measurement {
  readonly name: string
  readonly repetitions: number
  /** Milliseconds. */
  readonly median: number
  /** Milliseconds between which the middle half and the middle nine tenths of the repetitions lie. */
  readonly quartiles: readonly [number, number]
  readonly tenths: readonly [number, number]
  /** Bytes that one run leaves on the heap before anything is collected; buffers included. */
  readonly allocated: number
}

/** How long and how often to repeat. */
export interface MeasureOptions {
  /** Milliseconds of warming up before the first counted run. @default 300 */
  readonly warmUp?: number
  /** Milliseconds after which no further run starts. @default 1500 */
  readonly budget?: number
  /** Fewest counted runs, whatever they take. @default 5 */
  readonly least?: number
  /** Most counted runs. @default 500 */
  readonly most?: number
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Runs a job again and again. What the job returns is kept until its run is over, so that it cannot be optimised away. */
export function measure(name: string, job: () => unknown, options: MeasureOptions = {}): Measurement {
  const { warmUp = 300, budget = 1500, least = 5, most = 500 } = options
  const started = performance.now()
  do job()
  while (performance.now() - started < warmUp)
  const allocated = allocatedBy(job)
  const times: number[] = []
  const began = performance.now()
  while (times.length < least || (performance.now() - began < budget && times.length < most)) {
    const before = performance.now()
    const kept = job()
    times.push(performance.now() - before)
    if (kept === measure) throw new Error('a job returned the measuring function')
  }
  return { name, allocated, ...spreadOf(times) }
}

function allocatedBy(job: () => unknown): number {
  collectGarbage()
  const before = process.memoryUsage()
  const kept = [job()]
  const after = process.memoryUsage()
  return kept.length === 0 ? 0 : after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
}

/** Median and spread of times. */
export function spreadOf(
  times: readonly number[],
): Pick<Measurement, 'repetitions' | 'median' | 'quartiles' | 'tenths'> {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (p: number) => {
    const place = p * (sorted.length - 1)
    const below = Math.floor(place)
    return sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!)
  }
  return { repetitions: sorted.length, median: at(0.5), quartiles: [at(0.25), at(0.75)], tenths: [at(0.05), at(0.95)] }
}
