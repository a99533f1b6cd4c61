import type { SpectrumReader } from '@freecurve/core'
import { damageFile, type ReadOutcome, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import { tryOnDisk } from './try-on-disk.ts'

/** One input in ten is read from disk: some readers hand the path to a library that opens the file itself. */
const ON_DISK = 10

/** What became of a reader's damaged files. */
export interface FuzzCounts {
  readonly inputs: number
  readonly read: number
  readonly refused: number
  readonly broken: number
  /** Milliseconds of the slowest one. */
  readonly slowest: number
  /** The first one that broke the reader, and what was thrown. */
  readonly example: { readonly bytes: Uint8Array; readonly thrown: unknown } | null
}

/** How long to go on: whichever comes first. */
export interface FuzzBudget {
  readonly seconds: number
  readonly inputs: number
  readonly seed: number
  /** Where inputs that are read from disk lie for as long as they are read. */
  readonly folder: string
  /** Told of every input before it is tried, so that somebody else can tell which one never ended. */
  readonly onInput?: (bytes: Uint8Array) => void
}

/** Damages valid files of a reader and has it read them. */
export async function fuzzReader(
  reader: SpectrumReader,
  valid: readonly Uint8Array[],
  { seconds, inputs, seed, folder, onInput }: FuzzBudget,
): Promise<FuzzCounts> {
  const { uniform } = createRandom(seed)
  const counts: { [outcome in ReadOutcome['outcome']]: number } = { read: 0, refused: 0, broken: 0 }
  const end = performance.now() + 1000 * seconds
  let slowest = 0
  let example: FuzzCounts['example'] = null
  let done = 0
  for (; done < inputs && performance.now() < end; done++) {
    const bytes = damageFile(valid[Math.floor(uniform() * valid.length)]!, uniform)
    onInput?.(bytes)
    const began = performance.now()
    const onDisk = done % ON_DISK === ON_DISK - 1
    const result = await (onDisk ? tryOnDisk(reader, bytes, folder) : tryReader(reader, bytes))
    slowest = Math.max(slowest, performance.now() - began)
    counts[result.outcome]++
    if (result.outcome === 'broken') example ??= { bytes, thrown: result.thrown }
  }
  return { inputs: done, ...counts, slowest, example }
}
