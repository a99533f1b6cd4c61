import { parentPort, workerData } from 'node:worker_threads'
import { fuzzReader } from './fuzz-reader.ts'
import { registry } from './registry.ts'
import { seedFilesOf } from './seed-files.ts'
import type { WatchedJob, WatchedResult } from './watched-run.ts'

const { reader: id, seconds, inputs, seed, folder, beat, current } = workerData as WatchedJob
const reader = registry.get('spectrum-reader', id)
const files = await seedFilesOf(registry, reader)
if (files.length === 0) throw new Error(`There is no valid file for ${id}.`)
const onInput = (bytes: Uint8Array) => {
  current.set(bytes.subarray(0, current.length))
  Atomics.store(beat, 1, bytes.length)
  Atomics.add(beat, 0, 1)
}
const { example, ...counts } = await fuzzReader(reader, files, { seconds, inputs, seed, folder, onInput })
const shown = example && {
  base64: Buffer.from(example.bytes).toString('base64'),
  thrown: example.thrown instanceof Error ? (example.thrown.stack ?? String(example.thrown)) : String(example.thrown),
}
parentPort!.postMessage({ reader: id, files: files.length, ...counts, example: shown } satisfies WatchedResult)
