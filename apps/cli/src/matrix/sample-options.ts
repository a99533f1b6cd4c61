import { parseCount, parsePositive } from '../parse-options.ts'
import type { SampleChoice } from './sample-matrix.ts'

/** Options that say how a matrix is sampled, as commander gives them. */
export interface SampleOptions {
  readonly key?: string
  readonly as?: string
  readonly repeats?: string
  readonly seed: string
  readonly solver?: string
  readonly threads?: string
}

/** What is asked for by options and sizes. Throws E_OPTION_VALUE. */
export const sampleChoice = (options: SampleOptions, sizes: readonly number[] | undefined): SampleChoice => ({
  key: options.key,
  as: options.as,
  sizes,
  repeats: options.repeats === undefined ? 1 : parsePositive('repeats', options.repeats),
  seed: parseCount('seed', options.seed),
  solver: options.solver,
  threads: options.threads === undefined ? undefined : parsePositive('threads', options.threads),
})
