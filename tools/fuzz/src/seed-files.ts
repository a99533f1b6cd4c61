import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry, SpectrumReader } from '@freecurve/core'
import { tryReader } from '@freecurve/core/testing'

const ROOT = join(import.meta.dirname, '../../..')

/** Folders of packages with files that reference tools made. */
const FIXTURES = ['spectra-io', 'hdf5', 'parquet', 'onnx'].map((name) => join(ROOT, 'packages', name, 'test/fixtures'))

/** Values of files that our writers make. */
const VALUES = Float64Array.from({ length: 40 }, (_, k) => (k - 13) ** 3 / 7)

/** Valid files of a reader: fixtures that it reads, and what the writers make that it recognises. */
export async function seedFilesOf(registry: Registry, reader: SpectrumReader): Promise<readonly Uint8Array[]> {
  const written = registry.list('spectrum-writer').map((writer) => writer.write(VALUES))
  const seeds = written.filter((bytes) => reader.recognizes(bytes))
  for (const folder of FIXTURES)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const bytes = new Uint8Array(readFileSync(path))
      if (!reader.recognizes(bytes.subarray(0, 2 ** 16))) continue
      if ((await tryReader(reader, bytes)).outcome === 'read') seeds.push(bytes)
    }
  return seeds
}
